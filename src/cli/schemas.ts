/** `herald schemas`: writes the JSON schemas that editors complete configuration files by. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSchemas } from '../config/schemas.js';
import { Refusal } from '../domain/errors.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { json as asJson } from './words.js';

export const schemasCommand: Register = (program, run, edge) => {
  program
    .command('schemas')
    .description('write the JSON schemas of the configuration files into config/ (or --config)')
    .action((_options, command) =>
      run(async () => {
        const { config = 'config', json } = command.optsWithGlobals() as GlobalOptions;
        const written: string[] = [];
        for (const [name, text] of Object.entries(generateSchemas())) {
          await write(join(config, name), text);
          written.push(join(config, name));
        }
        edge.out(json === true ? asJson(written) : written.join('\n'));
        return 0;
      }),
    );
};

/** @throws Refusal where it cannot be written */
async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('conflict', `Cannot write ${path} (${error.code}). Name a folder that is there with --config.`);
  });
}
