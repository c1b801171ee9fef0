import type { Facts } from '../../../../src/domain/facts.js';
import { MESSAGE_KINDS } from '../../../../src/domain/message-kind.js';
import { composeMessage } from '../../../../src/templates/compose-message.js';
import { variantsOf } from '../../../../src/templates/samples/sample.js';
import { SAMPLES } from '../../../../src/templates/samples/samples.js';

function failure(facts: Facts): string | null {
  try {
    composeMessage(facts);
    return null;
  } catch (error) {
    return String(error);
  }
}

describe.each(MESSAGE_KINDS)('a %s', (kind) => {
  it('can be composed whatever of its facts is null, absent, empty or otherwise', () => {
    const variants = SAMPLES[kind].flatMap((sample) => variantsOf<Facts>(sample as never));

    const failures = variants.flatMap(({ when, facts }) => {
      const why = failure(facts);
      return why === null ? [] : [`${when}: ${why}`];
    });

    expect(failures).toEqual([]);
  });
});
