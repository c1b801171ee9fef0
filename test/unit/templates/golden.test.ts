import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { expectGolden } from '../../support/golden.js';
import { EMPTY } from '../../support/templates-empty-facts.js';
import { RICH } from '../../support/templates-facts.js';

describe.each(MESSAGE_KINDS)('the words of a %s', (kind) => {
  it.each([
    ['rich', RICH[kind]],
    ['empty', EMPTY[kind]],
  ])('are those of the golden files, with %s facts', (name, facts) => {
    const { subject, bodyMd } = composeMessage(facts);

    const { text, html, slack } = renderMessage({ subject, intro: '', bodyMd }, { zone: facts.community.zone });

    const file = (ending: string): string => `test/unit/templates/golden/${kind}-${name}.${ending}`;
    expectGolden(file('md'), `${subject}\n\n${bodyMd}`);
    expectGolden(file('txt'), text);
    expectGolden(file('html'), html);
    expectGolden(file('json'), `${JSON.stringify(slack, null, 2)}\n`);
  });
});
