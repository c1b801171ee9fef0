/** A correction or a retraction of a message that was sent: a draft in the same matter, for those whom the message reached. */
import { Refusal } from '../../domain/errors.js';
import { mayManage } from '../../domain/people.js';
import type { DraftFile } from '../../ports/store.js';
import { appliedConfiguration } from '../applied-configuration.js';
import type { Commands } from '../commands.js';
import type { WorkflowDeps } from '../deps.js';
import { sentSends } from '../queries/sent-messages.js';
import { begin } from './begin.js';

export function correctCommands(deps: WorkflowDeps): Pick<Commands, 'correct'> {
  const { store, clock } = deps;
  return {
    async correct({ draft: id, retraction, wrong, right, word, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const file = await store.drafts.byId(id);
      if (file === null) throw new Refusal('not-found', `There is no message ${id}.`);
      const places = configuration.community.destinations.map((d) => d.id);
      const reached = arrivedIn(file);
      if (!reached.some((destination) => places.includes(destination))) {
        throw new Refusal(
          'conflict',
          `It was sent to ${reached.join(' and ')}, which the configuration no longer has: nothing could be sent there.`,
        );
      }
      const revision = Math.max(...sentSends(file).map((send) => send.revision));
      const words = { retraction, wrong: wrong.trim(), right: right.trim() };
      const said = { kind: 'correction' as const, draft: id, revision, ...words };
      if (said.wrong === '' && !retraction) throw new Refusal('invalid', 'Say what was wrong in the message.');
      if (said.right === '' && !retraction) {
        throw new Refusal('invalid', 'Say what is right. To take the message back without that, choose a retraction.');
      }
      const { matter, release } = file.draft;
      return begin(deps, { about: `correction:${id}`, word, matter, release, person: actor, said }, clock.now());
    },
  };
}

/** @throws Refusal when nothing of it has left, saying what to do instead */
function arrivedIn(file: DraftFile): string[] {
  const reached = sentSends(file).map((send) => send.destination);
  if (reached.length > 0) return [...new Set(reached)];
  if (file.sends.some((send) => send.state === 'unknown' || send.state === 'attempting')) {
    throw new Refusal(
      'conflict',
      'Nobody knows yet whether this message arrived. Look, and say so at the desk; then correct it.',
    );
  }
  throw new Refusal(
    'conflict',
    'Nothing of this message has left, so there is nothing to correct: discard the draft, or edit it before it is approved.',
  );
}
