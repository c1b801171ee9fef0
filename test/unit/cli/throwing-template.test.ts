import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bench, EXAMPLE, startBench } from '../../support/cli.js';

/** Every name in it is documented, and it throws for a group without pages. */
const DIGEST = '{{#each docs}}\n- {{md group}}: {{number pages.total}}\n{{/each}}\n';
const TOLD =
  'templates/digest.md.hbs:1:1  error  With it a message of kind `digest` cannot be composed when docs[].pages is null';

let bench: Bench;
let config: string;

beforeEach(async () => {
  bench = await startBench();
  config = await bench.config(EXAMPLE);
});
afterEach(() => bench.close());

async function override(): Promise<void> {
  await mkdir(join(config, 'templates'), { recursive: true });
  await writeFile(join(config, 'templates/digest.md.hbs'), DIGEST);
}

describe('a template that throws where something is missing', () => {
  it('is refused by lint, and by the first apply to a database', async () => {
    await override();

    const lint = await bench.herald('lint', '--config', config);
    const apply = await bench.herald('apply', '--config', config);

    expect(lint).toMatchObject({ code: 1, out: expect.stringContaining(TOLD) });
    expect(apply).toMatchObject({ code: 1, err: expect.stringContaining(TOLD) });
  });

  it('is told and not refused where a configuration was applied before, since the former version took it', async () => {
    await bench.herald('apply', '--config', config);
    await override();

    const apply = await bench.herald('apply', '--config', config);
    const doctor = await bench.herald('doctor', '--config', config);

    expect(apply).toMatchObject({ code: 0, err: expect.stringContaining(TOLD) });
    expect(doctor).toMatchObject({
      code: 1,
      out: expect.stringContaining('cannot be composed when docs[].pages is null'),
    });
  });
});
