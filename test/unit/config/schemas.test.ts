import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { generateSchemas } from '../../../src/config/schemas.js';
import { GOOD } from '../../support/config-dir.js';

const validator = (name: string) =>
  new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(generateSchemas()[name] ?? 'null'));

it.each(Object.entries(generateSchemas()))('The committed %s is what the shapes say', async (name, text) => {
  const committed = await readFile(join('config', name), 'utf8');

  expect(committed).toBe(text);
});

it.each(['config', 'examples/kubeflow-1.4'])('An editor finds nothing wrong with the files in %s', async (dir) => {
  const community = validator('community.schema.json');
  const release = validator('release.schema.json');

  community(parse(await readFile(join(dir, 'community.yaml'), 'utf8')));
  const files = (await readdir(join(dir, 'releases'))).filter((file) => file.endsWith('.yaml'));
  const findings = await Promise.all(
    files.map(async (file) => {
      release(parse(await readFile(join(dir, 'releases', file), 'utf8')));
      return release.errors;
    }),
  );

  expect(community.errors).toBeNull();
  expect(findings).toEqual([null]);
});

it('An editor sees a misspelt key, a wrong type and a value that is not offered', () => {
  const community = validator('community.schema.json');

  community({ ...parse(GOOD['community.yaml'] ?? ''), nmae: 'x', name: 7, phases: [{ id: 'x', shape: 'weeks' }] });

  expect(community.errors?.map((error) => `${error.instancePath} ${error.keyword}`).sort()).toEqual([
    ' additionalProperties',
    '/name type',
    '/phases/0/shape enum',
  ]);
});

it('Every key has a description for the editor', () => {
  const bare: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string): void => {
    for (const [key, child] of Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>)) {
      if (typeof child.description !== 'string') bare.push(`${path}.${key}`);
      visit(child, `${path}.${key}`);
    }
    if (schema.items) visit(schema.items as Record<string, unknown>, `${path}[]`);
  };

  for (const [name, text] of Object.entries(generateSchemas())) visit(JSON.parse(text), name);

  expect(bare).toEqual([]);
});
