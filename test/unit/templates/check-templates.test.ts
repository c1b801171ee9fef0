import { checkTemplates } from '../../../src/templates/check-templates.js';

describe('operators’ templates are tried before they are used', () => {
  it('and one that composes from whatever there is has no problem', () => {
    const reminder = '{{md phase.title}}{{#if release}} of {{md release.name}}{{/if}}: {{date date}}\n\n{{> footer}}';

    expect(checkTemplates({ reminder })).toEqual([]);
  });

  it('and one that names what is documented and throws where it is null is told with what is null, and where', () => {
    const digest = '{{#each docs}}\n- {{md group}}: {{md pages.since.tag}}\n{{/each}}\n';

    const found = checkTemplates({ digest });

    expect(found.map(({ name, composing, message }) => ({ name, composing, message }))).toEqual([
      {
        name: 'digest',
        composing: true,
        message: expect.stringMatching(/^With it a message of kind `digest` cannot .* when docs\[\]\.pages is null: /),
      },
      {
        name: 'digest',
        composing: true,
        message: expect.stringMatching(/ when docs\[\]\.pages\.since is null: /),
      },
    ]);
  });

  it('and one that fails with everything there is told once', () => {
    const found = checkTemplates({ reminder: '{{number about}} {{md contact}}' });

    expect(found.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      expect.stringContaining(
        'reminder: With it a message of kind `reminder` cannot be composed when everything is there',
      ),
    ]);
  });

  it('and a part that several kinds share is named itself, not the kind that uses it', () => {
    const found = checkTemplates({ digest: '{{> footer}}', 'partials/footer': '{{md contact}}' });

    expect(new Set(found.map(({ name, message }) => `${name}: ${/when .*?:/.exec(message)?.[0]}`))).toEqual(
      new Set(['partials/footer: when signature is empty:']),
    );
  });

  it('and what is written wrongly is told as that alone', () => {
    const found = checkTemplates({ reminder: '{{md phase.titel}}', digest: '{{md contact}}' });

    expect(found.map(({ name, composing, fix }) => ({ name, composing, fix }))).toEqual([
      { name: 'reminder', composing: false, fix: 'Did you mean "phase.title"?' },
    ]);
  });
});
