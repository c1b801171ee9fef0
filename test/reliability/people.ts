/** People in Slack who go on clicking and replying while Herald is killed, and remember what it acknowledged. */
import { ACTIONS } from '../../src/surfaces/slack/action-ids.js';
import { ASKED, DECIDES, TEAM } from './community.js';
import { pause, type ReliabilityHouse } from './house.js';

export interface People {
  /** Cards on which an approval was acknowledged: the drafts' ids. */
  approved: ReadonlySet<string>;
  /** Messages in reply to the prompt, by their `ts`. */
  replied: readonly string[];
  /** Clicks that nobody took: Herald was down. */
  vain(): number;
  rest(): Promise<void>;
}

const CLICK_EVERY_MS = 150;
const REPLY_EVERY = 12;

/** @param until is asked before each word; false and nobody says anything any more */
export function letPeopleAct({ slack }: ReliabilityHouse): People {
  const approved = new Set<string>();
  const done = new Set<string>();
  const replied: string[] = [];
  let vain = 0;
  let goesOn = true;

  const decide = async (): Promise<void> => {
    for (const { channel, ts, blocks } of slack.posts(TEAM)) {
      const value = approvalIn(blocks);
      if (value === null || done.has(`${ts} ${value}`)) continue;
      const { status } = await slack.as(DECIDES.slack).click({ channel, ts }, ACTIONS.approve);
      if (status !== 200) {
        vain++;
        return;
      }
      done.add(`${ts} ${value}`);
      approved.add(value.split(':')[0] ?? '');
    }
  };
  const reply = async (): Promise<void> => {
    const prompt = slack.posts(ASKED.direct).find(({ user, threadTs }) => user === null && threadTs === null);
    if (prompt === undefined) return;
    const words = `green, all is well (${replied.length})`;
    const { ts } = await slack.as(ASKED.slack).say(prompt.channel, words, prompt.ts);
    replied.push(ts);
  };

  const acting = (async () => {
    for (let n = 0; goesOn; n++) {
      await decide();
      if (n % REPLY_EVERY === 0) await reply();
      await pause(CLICK_EVERY_MS);
    }
  })();
  return {
    approved,
    replied,
    vain: () => vain,
    rest: () => {
      goesOn = false;
      return acting;
    },
  };
}

/** What the button to approve carries; null where there is none. */
function approvalIn(blocks: unknown): string | null {
  if (Array.isArray(blocks)) return blocks.map(approvalIn).find((value) => value !== null) ?? null;
  if (blocks === null || typeof blocks !== 'object') return null;
  const { action_id: action, value } = blocks as { action_id?: string; value?: string };
  if (action === ACTIONS.approve && value !== undefined) return value;
  return approvalIn(Object.values(blocks));
}
