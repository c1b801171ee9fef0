/** A community that is asked every Monday, in three zones and more; its digest is composed on Wednesday morning. */
import type { Community, Person } from '../../src/domain/community.js';
import type { Configuration } from '../../src/domain/configuration.js';
import type { Status } from '../../src/domain/status.js';
import { NOTHING_FURTHER } from '../../src/domain/status.js';
import type { Store } from '../../src/ports/store.js';
import type { House } from './workflow-house.js';
import { aCommunity, aConfiguration, PEOPLE, REPOSITORY } from './world.js';

const liaison = (id: string, zone: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  slack: `U0${id.toUpperCase()}`,
  github: null,
  email: null,
  zone,
  deputy: null,
  roles: ['liaison'],
  ...more,
});

/** Kai is asked first and Lou last; Max has left the workspace, Nia was never in it. */
export const RESPONDENTS = [
  liaison('kai', 'Pacific/Auckland'),
  liaison('eva', 'Europe/Athens'),
  liaison('lou', 'America/Los_Angeles'),
  liaison('sam', 'Asia/Kolkata'),
  liaison('max', 'Europe/London'),
  liaison('nia', 'Europe/London', { slack: null }),
];

const group = (id: string, liaisons: string[]): Community['workingGroups'][number] => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  repositories: id === 'pipelines' ? [REPOSITORY] : [`example/${id}`],
  labels: [],
  liaisons,
  releaseProcess: null,
  docs: [],
});

export function askedCommunity(more: Partial<Community> = {}): Community {
  const base = aCommunity();
  return {
    ...base,
    people: [...PEOPLE.map((p) => ({ ...p, slack: `U0${p.id.toUpperCase()}` })), ...RESPONDENTS],
    workingGroups: [
      group('katib', ['kai']),
      group('pipelines', ['eva', 'lou']),
      group('notebooks', ['eva']),
      group('training', ['sam']),
      group('serving', ['max']),
      group('docs', ['nia']),
    ],
    distributions: [{ id: 'acme', name: 'ACME Platform', contacts: ['lou'] }],
    messages: {
      ...base.messages,
      digest: { ...base.messages.digest, weekday: 4, time: '10:00', composeHoursAhead: 24 },
    },
    rounds: { weekday: 1, workingHours: { from: '09:00', to: '17:00' }, nudgeHours: 24 },
    releaseTeam: { channel: 'C0TEAM', name: '#release-team', directMessages: false, remindHours: 4 },
    ...more,
  };
}

export const askedConfiguration = (more: Partial<Community> = {}): Configuration =>
  aConfiguration({ community: askedCommunity(more) });

let said = 0;

/** Somebody says something, somewhere. */
export async function say(store: Store, unit: string, at: string, more: Partial<Status> = {}): Promise<Status> {
  said++;
  const status: Status = {
    ...NOTHING_FURTHER,
    id: `said-${said}`,
    release: '1.4',
    unit,
    colour: 'green',
    text: 'All is well.',
    noChangeOf: null,
    author: 'Eva',
    recordedBy: null,
    link: null,
    sourceRef: `test:${said}`,
    saidAt: at,
    withdrawnAt: null,
    ...more,
  };
  await store.statuses.add(status);
  return status;
}

/** Who was written to and when, in the order in which it left: `U0EVA 2021-07-05T06:00`. */
export const posted = (house: House): string[] =>
  house.posts.map(({ channel }, i) => `${channel} ${house.slack.postedAt[i]?.slice(0, 16)}`);

/** What the release team is told once a round has closed: all its words. */
export const accountOf = (house: House): string[] =>
  house.posts
    .filter((p) => p.channel === 'C0TEAM' && p.text.includes('has closed'))
    .map(({ blocks }) => wordsOf(blocks));

/** All words of a post, as somebody reads them. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (value === null || typeof value !== 'object') return '';
  const part = value as Record<string, unknown>;
  if (typeof part['text'] === 'string') return `${part['text']}`;
  if (part['type'] === 'date') return String(part['fallback']);
  const inner = wordsOf(part['text'] ?? part['elements'] ?? part['element'] ?? part['label'] ?? []);
  return part['type'] === 'rich_text_section' || part['type'] === 'actions' ? `${inner}\n` : inner;
}
