/** A message of any kind whose sources were not read completely says so to its readers, in every rendering. */
import type { SourceFact } from '../../../src/domain/facts.js';
import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { formatInstant } from '../../../src/domain/time.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { EMPTY } from '../../support/templates-empty-facts.js';
import { RICH } from '../../support/templates-facts.js';
import { readings } from '../../support/templates-readings.js';

const READ = '2021-08-14T09:00:00.000Z';
const SOURCES: SourceFact[] = [
  { name: 'kubeflow/katib', fetchedAt: READ, problem: 'Its issues could not be read again since then.' },
  { name: 'kubeflow/pipelines', fetchedAt: null, problem: 'Its tags could never be read to the end.' },
  { name: 'kubeflow/manifests', fetchedAt: READ, problem: null },
];

describe.each(MESSAGE_KINDS)('a %s', (kind) => {
  it.each([
    ['much', RICH[kind]],
    ['little', EMPTY[kind]],
  ])('with %s to say names each source that is incomplete or old, and no other', (_much, facts) => {
    const { subject, bodyMd } = composeMessage({ ...facts, sources: SOURCES });

    const read = readings(renderMessage({ subject, intro: '', bodyMd }, { zone: facts.community.zone }));

    for (const text of Object.values(read)) {
      expect(text).toContain('These numbers and lists may be incomplete:');
      expect(text).toContain(
        `kubeflow/katib, last read ${formatInstant(READ, facts.community.zone)}: Its issues could not be read again since then.`,
      );
      expect(text).toContain('kubeflow/pipelines, never read completely: Its tags could never be read to the end.');
      expect(text).not.toContain('kubeflow/manifests, last read');
    }
  });
});
