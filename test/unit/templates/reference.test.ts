/** docs/templates.md is made of the very lists that check an operator's template: `UPDATE_GOLDEN=1` writes it anew. */
import { MESSAGE_KINDS, MESSAGE_TITLES } from '../../../src/domain/message-kind.js';
import { COMMON_FIELDS, FIELDS, PARTIAL_FIELDS } from '../../../src/templates/field-lists.js';
import type { FieldList } from '../../../src/templates/field-shapes.js';
import { HELPERS } from '../../../src/templates/helpers.js';
import { expectGolden } from '../../support/golden.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: string, rows: [string, string][]): string =>
  [
    `| ${head} | what it is |`,
    '|---|---|',
    ...rows.map(([name, what]) => `| \`${cell(name)}\` | ${cell(what)} |`),
  ].join('\n');
const fields = (list: FieldList, without: FieldList = {}): string =>
  table(
    'field',
    Object.entries(list).filter(([name]) => !(name in without)),
  );

const reference = (): string => `# Templates

Each kind of message is one Handlebars template that yields Markdown; text, HTML and Slack blocks come from that. To say
something in other words, copy the template from \`src/templates/\` to \`config/templates/\` under the same name (\`reminder.md.hbs\`,
\`partials/footer.md.hbs\`) and edit it. \`npx herald lint\` tells every field, helper or partial that does not exist, by line and
with what was probably meant; \`npx herald compose reminder\` shows the result on today's facts. Nothing is sent by either.

A field that is printed must have a value: a missing one stops the message instead of printing "undefined", so put what may be null
inside \`{{#if}}\`. \`npx herald lint\` tries that with every kind of message and everything that may be missing, and refuses a
template that stops one; a database that has a configuration already takes it for now, with a warning. Dates and moments
are printed by \`date\` and \`time\` only. In a list, \`[]\` stands for each entry: \`phases[].title\` is
\`{{#each phases}}{{md title}}{{/each}}\`.

## Helpers

${table(
  'helper',
  Object.values(HELPERS).map(({ usage, description }): [string, string] => [usage, description]),
)}

## Fields of every kind

${fields(COMMON_FIELDS)}

${MESSAGE_KINDS.map((kind) => `## ${MESSAGE_TITLES[kind]} (\`${kind}.md.hbs\`)\n\n${fields(FIELDS[kind], COMMON_FIELDS)}`).join('\n\n')}

## Partials

${Object.entries(PARTIAL_FIELDS)
  .filter(([, list]) => list !== COMMON_FIELDS)
  .map(([name, list]) => `### \`partials/${name}.md.hbs\`\n\n${fields(list)}`)
  .join('\n\n')}
`;

describe('docs/templates.md', () => {
  it('documents exactly the fields and helpers that templates may name', () => {
    expectGolden('docs/templates.md', reference());
  });
});
