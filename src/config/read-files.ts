/** Reads a configuration's directory: `community.yaml`, `releases/*.yaml`, `templates/**.md.hbs`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ConfigProblem } from '../domain/errors.js';

export interface SourceFile {
  /** Relative to the directory, with `/`. */
  file: string;
  /** Its name without folder and ending: `1.4`, `partials/footer`. */
  name: string;
  text: string;
}

export interface SourceFiles {
  community: SourceFile | null;
  releases: SourceFile[];
  templates: SourceFile[];
  problems: ConfigProblem[];
}

const TEMPLATE = '.md.hbs';

export async function readFiles(dir: string): Promise<SourceFiles> {
  const problems: ConfigProblem[] = [];
  const read = async (file: string, name: string): Promise<SourceFile> => ({
    file,
    name,
    text: await readFile(join(dir, file), 'utf8'),
  });
  const top = await filesIn(dir, false);
  const releases = (await filesIn(join(dir, 'releases'), false)).map((path) => `releases/${path}`);
  const templates = (await filesIn(join(dir, 'templates'), true)).map((path) => `templates/${path}`);

  if (!top.includes('community.yaml')) {
    problems.push(
      fault(
        'community.yaml',
        'missing-file',
        `There is no community.yaml in \`${dir}\`.`,
        top.includes('community.yml')
          ? 'Rename community.yml to community.yaml.'
          : 'Copy the starter file that comes with Herald, or name another directory with --config.',
      ),
    );
  }
  for (const file of releases.filter((path) => /\.(yml|json)$/.test(path))) {
    problems.push(
      fault(file, 'file-name', 'Release files end in .yaml.', `Rename it to ${file.replace(/\.\w+$/, '.yaml')}.`),
    );
  }
  for (const file of templates.filter((path) => !path.endsWith(TEMPLATE) && !/\.(md|txt)$/.test(path))) {
    const fix = `Rename it to ${file.replace(/(\.md)?\.\w+$/, '')}${TEMPLATE}, or remove it.`;
    problems.push(fault(file, 'file-name', `Templates end in ${TEMPLATE}.`, fix));
  }
  return {
    community: top.includes('community.yaml') ? await read('community.yaml', 'community') : null,
    releases: await Promise.all(
      releases
        .filter((path) => path.endsWith('.yaml'))
        .map((path) => read(path, path.slice('releases/'.length, -'.yaml'.length))),
    ),
    templates: await Promise.all(
      templates
        .filter((path) => path.endsWith(TEMPLATE))
        .map((path) => read(path, path.slice('templates/'.length, -TEMPLATE.length))),
    ),
    problems,
  };
}

const fault = (file: string, rule: string, message: string, fix: string): ConfigProblem => ({
  file,
  line: 1,
  column: 1,
  rule,
  message,
  fix,
  severity: 'error',
});

/** Visible files below a folder, sorted; none when there is no such folder. */
async function filesIn(dir: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
