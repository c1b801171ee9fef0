/** However the days pass and whatever people do, planning comes to rest, and nothing is said twice. */
import fc from 'fast-check';
import { addHours } from '../../../src/domain/time.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { REPOSITORY } from '../../support/world.js';

const ANN = { actor: 'ann', via: 'desk' } as const;

/** What went wrong once. */
const KNOWN: [[string, number][]][] = [
  [
    [
      ['approve', 185],
      ['approve', 7],
      ['approve', 1],
      ['hasten', 81],
      ['loseTrack', 192],
      ['approve', 63],
    ],
  ],
];

/** What people and the world may do between two looks of the loop. */
const DEEDS: Record<string, (house: House) => Promise<unknown>> = {
  approve: (house) => eachWaiting(house, (file) => house.approve(file)),
  approveTwice: (house) =>
    eachWaiting(house, (file) => Promise.allSettled([house.approve(file), house.approve(file, 'ben')])),
  object: (house) =>
    eachWaiting(house, ({ draft, head }) =>
      house.commands.judge({ draft: draft.id, hash: head.hash, verdict: 'object', reason: 'No.', ...ANN }),
    ),
  discard: (house) =>
    eachWaiting(house, ({ draft }) => house.commands.discard({ draft: draft.id, reason: 'No.', ...ANN })),
  edit: (house) =>
    eachWaiting(house, ({ draft, head }) =>
      house.commands.edit({ draft: draft.id, base: head.n, subject: head.subject, bodyMd: 'Words.', ...ANN }),
    ),
  recompose: (house) => eachWaiting(house, ({ draft }) => house.commands.recompose({ draft: draft.id, ...ANN })),
  delay: (house) => propose(house, 7),
  hasten: (house) => propose(house, -7),
  candidate: async (house) => {
    const n = house.tags.length;
    house.tags.push({ repository: REPOSITORY, name: `v1.4.0-rc.${n}`, sha: `sha${n}` });
  },
  moveTag: async (house) => {
    house.tags = house.tags.map((tag) => ({ ...tag, sha: `${tag.sha}x` }));
  },
  refuse: async (house) => house.nextMails.push({ outcome: 'refused', error: '550 no' }),
  loseTrack: async (house) => house.nextMails.push({ outcome: 'unknown', error: 'lost' }),
};

async function eachWaiting(house: House, work: (file: Awaited<ReturnType<House['waiting']>>) => Promise<unknown>) {
  const files = (await house.store.drafts.live()).filter((f) => f.draft.state === 'awaiting');
  for (const file of files) await work(file).catch(() => undefined);
}

async function propose(house: House, days: number): Promise<void> {
  const release = (await house.world()).releases[0];
  const freeze = release?.inForce.phases.find((p) => p.id === 'feature-freeze')?.end ?? '';
  const end = addHours(`${freeze}T00:00:00.000Z`, days * 24).slice(0, 10);
  const proposal = {
    release: '1.4',
    phase: 'feature-freeze',
    end,
    start: null,
    reason: 'Why.',
    blockers: [],
    nextUpdate: null,
  };
  await house.commands.proposeDelay({ proposal, base: release?.inForce.n ?? 0, ...ANN }).catch(() => undefined);
}

describe('a cycle in which anything may happen', () => {
  it('comes to rest after every look, keeps one live draft per occasion, and says nothing twice', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.integer({ min: 1, max: 24 * 12 })), {
      minLength: 3,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const house = await openHouse({ now: '2021-07-20T15:00:00.000Z' });
        try {
          for (const [deed, hours] of script) {
            await DEEDS[deed]?.(house);
            house.clock.now = addHours(house.clock.now, hours);
            house.clock.wall = addHours(house.clock.wall, hours);
            await house.loop.run();
            await atRest(house);
          }
          await nothingTwice(house);
        } finally {
          await house.store.close();
        }
      }),
      { numRuns: 6, examples: KNOWN },
    );
  });
});

async function atRest(house: House): Promise<void> {
  expect(house.log.filter((l) => l.level === 'error' && l.event.startsWith('plan'))).toEqual([]);
  expect(plan(await house.world(), house.clock.now).actions).toEqual([]);
  const live = (await house.store.drafts.list({ states: ['awaiting', 'approved', 'withheld'], limit: 500 })).map(
    (f) => f.draft.occasion,
  );
  expect(new Set(live).size).toBe(live.length);
}

async function nothingTwice(house: House): Promise<void> {
  const sent = await house.store.sends.inStates(['sent']);
  const keys = sent.map((s) => s.dedupeKey.replace(/#\d+\.\d+>/, ' to '));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(house.mails.map((m) => m.messageId)).size).toBe(house.mails.length);
}
