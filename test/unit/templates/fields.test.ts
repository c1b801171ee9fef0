import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { FIELDS } from '../../../src/templates/field-lists.js';
import { checkTemplate } from '../../../src/templates/fields.js';
import { BUILT_IN, TEMPLATE_NAMES } from '../../../src/templates/template-files.js';
import { viewOf } from '../../../src/templates/views/view-of.js';
import { digestOfTwo } from '../../support/templates-digest-facts.js';
import { RICH } from '../../support/templates-facts.js';

/** Every path of a value, as the documentation writes it. */
function paths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((part) => (typeof part === 'object' ? paths(part, `${prefix}[]`) : [`${prefix}[]`]));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...paths(part, path)];
  });
}

const problem = (source: string, name = 'reminder') => checkTemplate(name, source)[0];

describe('the documented fields', () => {
  it.each(MESSAGE_KINDS)('of a %s are those that its template sees', (kind) => {
    const all = kind === 'digest' ? [RICH[kind], digestOfTwo] : [RICH[kind]];

    const seen = new Set(all.flatMap((facts) => paths(viewOf(facts))));

    const documented = new Set(Object.keys(FIELDS[kind]));

    const optional = (path: string): boolean =>
      /^(release|report|moved|releases\[\]\.released)\.|^problems\[|^troubled\[\]\.(lastSaid|contradiction)\./.test(
        path,
      );
    expect([...seen].filter((path) => !documented.has(path))).toEqual([]);
    expect([...documented].filter((path) => !seen.has(path) && !optional(path))).toEqual([]);
  });
});

describe('checkTemplate', () => {
  it.each(TEMPLATE_NAMES)('finds nothing wrong with the built-in %s', (name) => {
    expect(checkTemplate(name, BUILT_IN[name] ?? '')).toEqual([]);
  });

  it('suggests the field that was meant, with its place', () => {
    const [found, ...others] = checkTemplate('reminder', 'Hello\n  {{md phase.titel}}');

    expect(others).toEqual([]);
    expect(found).toEqual({
      line: 2,
      column: 8,
      message: 'Nothing is called "phase.titel" here.',
      fix: 'Did you mean "phase.title"?',
    });
  });

  it.each([
    ['{{#if releas}}x{{/if}}', 'release'],
    ['{{#unless contakt}}x{{/unless}}', 'contact'],
    ['{{#each actor}}x{{/each}}', 'actors'],
    ['{{#each blockers}}{{md titel}}{{/each}}', 'title'],
    ['{{#each blockers as |one|}}{{md one.titel}}{{/each}}', 'title'],
    ['{{#with phase}}{{md titel}}{{/with}}', 'title'],
    ['{{#each blockers}}{{md ../abuot}}{{/each}}', 'about'],
    ['{{#each blockers}}{{md @root.abuot}}{{/each}}', 'about'],
    ['{{#if (eq edje "end")}}x{{/if}}', 'edge'],
    ['{{#each where}}{{#if @frist}}x{{/if}}{{/each}}', '@first'],
  ])('sees through %s', (source, meant) => {
    expect(problem(source)?.fix).toBe(`Did you mean "${meant}"?`);
  });

  it.each([
    ['{{dat phase.start}}', 'There is no helper "dat".', 'Did you mean "date"?'],
    ['{{#iff release}}x{{/iff}}', 'There is no helper "#iff".', 'Did you mean "#if"?'],
    ['{{log about}}', 'There is no helper "log".', 'The helpers are: '],
    ['{{#if (equal edge "end")}}x{{/if}}', 'There is no helper "equal".', 'The helpers are: md'],
    ['{{> fotter}}', 'There is no partial "fotter".', 'Did you mean {{> footer}}?'],
    ['{{md}}', '{{md}} needs a field.', 'Write {{md field}}'],
    ['{{phase.title}}', '{{phase.title}} would not be escaped.', 'Write {{md phase.title}}'],
    ['{{{phase.title}}}', '{{phase.title}} would not be escaped.', 'Write {{md phase.title}}'],
    ['{{#each phase}}x{{/each}}', '"phase" is not a list.', 'Write {{#with phase}}'],
    ['{{#each blockers}}{{> next}}{{/each}}', '{{> next}} needs next', 'Move it'],
    ['{{#> footer}}x{{/footer}}', 'Decorators and partial blocks are not available.', 'Write the text out'],
    ['{{#if about}}x', 'This is not a Handlebars template', 'Close every'],
    ['{{md constructor}}', 'Nothing is called "constructor" here.', ''],
  ])('refuses %s', (source, message, fix) => {
    const found = problem(source);

    expect(found?.message).toContain(message);
    expect(found?.fix).toContain(fix);
  });

  it('accepts a template with block parameters, lengths and comments', () => {
    const source = '{{! why }}{{#each blockers as |one|}}{{md one.title}}{{/each}}{{count blockers.length "a" "b"}}';

    expect(checkTemplate('reminder', source)).toEqual([]);
  });

  it('reports every problem at once, in their order', () => {
    const found = checkTemplate('digest', '{{md a}}\n{{#if b}}{{md c}}{{else}}{{md d}}{{/if}}');

    expect(found.map((one) => one.message.split('"')[1])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists the valid names when a template has an unknown one', () => {
    const found = problem('', 'remainder');

    expect(found?.message).toBe('There is no template "remainder".');
    expect(found?.fix).toContain('Did you mean "reminder"? The names are: timeline, reminder');
  });
});
