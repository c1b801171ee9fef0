/** `herald schemas`: writes the JSON schemas that editors complete configuration files by. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSchemas } from '../config/schemas.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';

export const schemasCommand: Register = (program, run, edge) => {
  program
    .command('schemas')
    .description('write the JSON schemas of the configuration files into config/ (or --config)')
    .action((_options, command) =>
      run(async () => {
        const { config = 'config' } = command.optsWithGlobals() as GlobalOptions;
        for (const [name, text] of Object.entries(generateSchemas())) {
          await writeFile(join(config, name), text);
          edge.out(join(config, name));
        }
        return 0;
      }),
    );
};
