/** A folder of `.eml` files, numbered in order of arrival: whole or absent, so that a crash leaves no half mail. */
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readMail, type StoredMail } from './stored-mail.js';

const NAME = /^(\d{6})\.eml$/;

export async function loadFolder(directory: string): Promise<StoredMail[]> {
  await mkdir(directory, { recursive: true });
  const ids = (await readdir(directory)).map((name) => NAME.exec(name)?.[1]).filter((id) => id !== undefined);
  return Promise.all(ids.sort().map(async (id) => readMail(id, await readFile(join(directory, `${id}.eml`)))));
}

export async function saveToFolder(directory: string, mail: StoredMail): Promise<void> {
  const path = join(directory, `${mail.id}.eml`);
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(mail.raw);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
