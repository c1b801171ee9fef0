/**
 * Cards of drafts, level-triggered: what each ought to show, against what it shows. It may run at any time, any number of times;
 * nothing is drawn anew because time passes.
 */
import { roleHolders } from '../../domain/approval.js';
import { LIVE_STATES } from '../../domain/draft.js';
import { StoreFault } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Send } from '../../domain/send.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { DraftFile, Store } from '../../ports/store.js';
import { approvalCard } from '../../surfaces/slack/approval-card.js';
import type { CardProps } from '../../surfaces/slack/card-props.js';
import type { WorkflowDeps } from '../deps.js';
import { renderFor } from '../drafts/freeze-sends.js';
import { outgoing } from '../outgoing.js';
import { policyOf } from '../plan/draft-questions.js';
import type { World } from '../world.js';
import { cardProps, NOTHING } from './card-props.js';
import { mailCards } from './mail-cards.js';
import { raiseAlarms } from './raise-alarms.js';
import { remindApprovers } from './remind-approvers.js';

/** Drafts that ended lately may still have to say so on their cards; older ones have said it. */
const RECENT = 30;
/** A process that was killed may have left more of them behind than its successor sees end. */
const RECENT_AT_START = 200;
/** A card that cannot be posted for this long is given up, until it shows something else. */
const PATIENCE_HOURS = 14 * 24;

type Deps = Pick<WorkflowDeps, 'store' | 'clock' | 'log' | 'publicUrl'>;

export interface Cards {
  /**
   * Lets every card show what is so in this world, reminds who is to decide, and tells the team what is not said; returns how
   * many messages that changed.
   */
  show(world: World): Promise<number>;
}

export function createCards(deps: Deps): Cards {
  const previews = createPreviews();
  let followed: ReadonlySet<string> | null = null;
  return {
    async show(world) {
      const files = await filesOf(deps.store, world, followed);
      const following = new Set([...(followed ?? []), ...world.drafts.map(({ draft }) => draft.id)]);
      let changed = await raiseAlarms(deps.store, world, { publicUrl: deps.publicUrl, now: deps.clock.now() });
      for (const file of files) {
        try {
          const news = await showDraft(deps, world, file, previews);
          changed += news;
          if (news === 0 && !world.drafts.includes(file)) following.delete(file.draft.id);
        } catch (error) {
          if (error instanceof StoreFault) throw error;
          // One draft that cannot be shown keeps neither the others nor the plan waiting.
          deps.log('error', 'card.failed', { draft: file.draft.id, error: String(error) });
        }
      }
      followed = following;
      return changed;
    },
  };
}

/**
 * Live drafts, and those that have ended lately.
 * @param before those that were live at the last look, or had something to show still, however old they are; null where there was none
 */
async function filesOf(store: Store, world: World, before: ReadonlySet<string> | null): Promise<DraftFile[]> {
  const known = new Set(world.drafts.map((file) => file.draft.id));
  const recent = await store.drafts.list({ limit: before === null ? RECENT_AT_START : RECENT });
  const files = [...world.drafts, ...recent.filter((file) => !known.has(file.draft.id))];
  for (const { draft } of recent) known.add(draft.id);
  const ended = [...(before ?? [])].filter((id) => !known.has(id));
  for (const id of ended) files.push(...[await store.drafts.byId(id)].filter((file) => file !== null));
  return files;
}

async function showDraft(deps: Deps, world: World, file: DraftFile, previews: Previews): Promise<number> {
  const { store, publicUrl } = deps;
  const now = deps.clock.now();
  const about = `draft:${file.draft.id}`;
  const said = await store.sends.about(about);
  const cards = said.filter((send) => send.purpose === 'card' && send.payload.type === 'slack');
  const isLive = LIVE_STATES.includes(file.draft.state) && world.drafts.includes(file);
  const wanted = isLive ? placesFor(world, file) : [];
  const places = new Set([...wanted, ...cards.map((card) => card.address)]);
  let changed = await remindApprovers(store, world, { file, said, publicUrl, now });
  changed += await mailCards(store, world, { file, said, publicUrl, now });
  if (places.size === 0) return changed;
  const props = await propsOf(deps, world, file, now, previews);
  for (const address of places) {
    const post = approvalCard(isLive && !wanted.includes(address) ? { ...props, can: NOTHING } : props);
    const send = outgoing({
      purpose: 'card',
      dedupeKey: `card:${file.draft.id}>${address}`,
      about,
      to: address,
      post,
      notBefore: now,
      expiresAt: addHours(now, PATIENCE_HOURS),
    });
    if (
      await kept(
        store,
        send,
        cards.find((card) => card.address === address),
      )
    )
      changed++;
  }
  return changed;
}

/** Reading tells whether there is anything to write, which nearly always there is not. */
async function kept(store: Store, send: Send, shown: Send | undefined): Promise<boolean> {
  if (shown?.payloadHash === send.payloadHash) return false;
  return (await store.sends.keep(send)) !== 'same';
}

/** The team's channel; with direct messages, everybody who is to decide, too. Their deputies hear of it when they are silent. */
function placesFor(world: World, { draft }: DraftFile): string[] {
  const { community } = world.configuration;
  const team = community.releaseTeam;
  if (team === null) return [];
  if (!team.directMessages) return [team.channel];
  const people = roleHolders(community, policyOf(world.configuration, draft.kind));
  return [team.channel, ...people.flatMap((person) => person.slack ?? [])];
}

async function propsOf(
  deps: Deps,
  world: World,
  file: DraftFile,
  now: Instant,
  previews: Previews,
): Promise<CardProps> {
  const { store, publicUrl } = deps;
  const { draft, head } = file;
  const ended = !LIVE_STATES.includes(draft.state);
  const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
  const audit = ended ? await store.audit.of(`draft:${draft.id}`) : [];
  const props = cardProps(world, { file, source, audit, publicUrl, now });
  const undecided = draft.state === 'awaiting' || draft.state === 'withheld';
  return undecided ? { ...props, preview: previews(head, world.configuration.community.zone) } : props;
}

type Blocks = SlackPost['blocks'];
type Previews = (head: DraftFile['head'], zone: string) => Blocks;

/** Rendering is the only part that takes time, and a revision's words never change. */
function createPreviews(): Previews {
  const known = new Map<string, Blocks>();
  return (head, zone) => {
    const key = hashOf({ hash: head.hash, zone });
    const there = known.get(key);
    if (there !== undefined) return there;
    const destination = head.destinations.find((d) => d.type === 'slack') ?? head.destinations[0];
    const blocks = destination === undefined ? [] : (renderFor(head, destination, zone).slack[0]?.blocks ?? []);
    // The card names the subject itself.
    const message = blocks[0]?.type === 'header' ? blocks.slice(1) : blocks;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, message);
    return message;
  };
}
const MOST_KNOWN = 100;
