/** What is not said although it should be: on the occasion, at the desk, in the plan, in the metrics, and to the team once. */
import { loadConfiguration } from '../../../src/config/load.js';
import type { Configuration } from '../../../src/domain/configuration.js';
import type { Measured } from '../../../src/domain/measured.js';
import type { Occasion } from '../../../src/domain/occasion.js';
import { addHours, addMinutes } from '../../../src/domain/time.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { wantedOccasions } from '../../../src/workflow/plan/wanted.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { measured } from '../../../src/workflow/queries/measured.js';
import { aTeam, openTeamHouse, TEAM, wordsIn } from '../../support/cards-house.js';

import { anItem } from '../../support/store-samples.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aConfiguration, PEOPLE, withPolicy } from '../../support/world.js';

let house: House;
afterEach(() => house.store.close());

/** The community whose digest somebody has to approve: no other message has so short a life. */
const APPROVED = withPolicy('digest', { rule: 'one', roles: ['release-manager'] });
const BEGIN = '2021-08-17T07:00:00.000Z';
/** Every name in it is documented; it throws whatever there is. */
const THROWS = { digest: '{{number about}}' };
const WHY = 'A template needs a number and got string.';

const openAt = (configuration: Configuration): Promise<House> => openTeamHouse(configuration, { now: BEGIN });

/** The digest of that week: when it is composed, and when it is too late for it. */
async function week(): Promise<Occasion> {
  const wanted = wantedOccasions(await house.world(), house.clock.now);
  const digest = wanted
    .map(({ occasion }) => occasion)
    .find(({ kind, expiresAt }) => kind === 'digest' && expiresAt > BEGIN);
  if (digest === undefined) throw new Error('No digest is wanted');
  return digest;
}

const alarms = (): string[] =>
  house.posts.filter(({ channel, text }) => channel === TEAM && /cannot be|not sent/i.test(text)).map((p) => p.text);

const metrics = async (): Promise<Measured['troubles']> =>
  (await measured(house.store, house.clock.now, 'any')).troubles;

const record = (key: string) => house.store.occasions.byKey(key);

describe('the digest of the starter configuration', () => {
  it('is composed although its group has documentation issues and no documented pages', async () => {
    const { configuration } = await loadConfiguration('config');
    const [release] = configuration.releases;
    const begin = `${release?.phases[0]?.start}T08:00:00.000Z`;
    house = await openHouse({ configuration, now: begin });
    const docs = anItem({ repository: 'acme/platform', number: 1, labels: ['documentation'], createdAt: begin });
    await house.store.evidence.saveItems([docs]);

    await house.until(addHours(begin, 4 * 24));

    const digests = (await house.store.drafts.list({ limit: 20 })).filter(({ draft }) => draft.kind === 'digest');
    expect(digests[0]?.head.bodyMd).toContain('1 issue is open');
    expect(await metrics()).not.toContainEqual(expect.objectContaining({ what: 'composing' }));
  });
});

describe('a message that cannot be composed', () => {
  let digest: Occasion;
  const begin = async (): Promise<void> => {
    house = await openAt({ ...aTeam({}, APPROVED), templates: THROWS });
    digest = await week();
    house.clock.now = digest.composeAt;
  };

  it('is on its occasion with the reason and the next look, and the run of the loop counts it', async () => {
    await begin();

    const { failed } = await house.loop.run();

    const nextLook = addMinutes(house.clock.now, 15);
    expect(failed).toBe(1);
    expect(await record(digest.key)).toMatchObject({
      outcome: null,
      generation: 0,
      trouble: { what: 'composing', why: WHY, since: house.clock.now, nextLook },
    });
  });

  it('is in the plan, at the desk and in the metrics', async () => {
    await begin();
    await house.loop.run();
    const { now } = house.clock;

    const { left } = plan(await house.world(), now);
    const { unsaid, forecast } = await deskQuery(house.store, now);

    expect(left.find(({ key }) => key === digest.key)).toEqual({
      key: digest.key,
      why: `could not be composed: ${WHY}`,
      until: addMinutes(now, 15),
    });
    expect(unsaid).toMatchObject([{ what: 'composing', title: expect.stringContaining('Weekly digest'), draft: null }]);
    expect(forecast.find(({ kind }) => kind === 'digest')?.state).toBe('cannot be composed');
    expect(await metrics()).toEqual([{ kind: 'digest', what: 'composing', count: 1 }]);
  });

  it('is told to the team once, however often it is tried', async () => {
    await begin();

    await house.until(addHours(house.clock.now, 12));

    expect(alarms()).toEqual([expect.stringMatching(/^Cannot be composed: Weekly digest, 2021-W\d+$/)]);
    expect(house.log.filter(({ event }) => event === 'plan.compose.failed').length).toBeGreaterThan(4);
  });

  it('is composed when its template is mended, and no trouble any more', async () => {
    await begin();
    await house.until(addHours(house.clock.now, 1));
    await house.apply(aTeam({}, APPROVED));

    await house.until(addHours(house.clock.now, 1));

    expect((await house.waiting(digest.key)).draft.generation).toBe(1);
    expect(await record(digest.key)).toMatchObject({ generation: 1, trouble: null });
    expect((await deskQuery(house.store, house.clock.now)).unsaid).toEqual([]);
    expect(await metrics()).toEqual([]);
  });

  it('ends as missed when its day has passed, with the reason, and that is told too', async () => {
    await begin();

    await house.until(digest.expiresAt);

    expect(await record(digest.key)).toMatchObject({
      outcome: 'skipped',
      why: `It could not be composed before its day had passed: ${WHY}`,
      trouble: { what: 'unsaid', since: digest.expiresAt },
    });
    expect(alarms().filter((text) => text.startsWith('Not sent'))).toHaveLength(1);
  });

  it('is not told any more once it is composed', async () => {
    await begin();
    const { sends } = house.store;
    await house.loop.run();
    const [alarm] = await sends.about(`occasion:${digest.key}`);
    if (alarm === undefined) throw new Error('Nobody was told');
    await sends.save({ ...alarm, state: 'ready', nextAt: addHours(house.clock.now, 1) }, { state: 'sent' });
    await house.apply(aTeam({}, APPROVED));

    await house.until(addHours(house.clock.now, 2));

    expect(await sends.byId(alarm.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('a draft that cannot be drawn anew', () => {
  it('stays as it is, and says so on its occasion', async () => {
    house = await openAt(aTeam({}, APPROVED));
    const digest = await week();
    await house.until(digest.composeAt);
    const { draft, head } = await house.waiting(digest.key);
    await house.apply({ ...aTeam({}, APPROVED), templates: THROWS });
    await house.store.drafts.addRevision({ ...head, n: 2, claims: { 'date:1.4:release:end': '1999-01-01' } });
    await house.store.drafts.save({ ...draft, revision: 2 }, draft);

    await house.until(addHours(house.clock.now, 1));

    expect((await house.file(draft.id)).head.n).toBe(2);
    expect((await record(digest.key))?.trouble).toMatchObject({ what: 'composing', why: WHY });
    expect(alarms()).toEqual([expect.stringContaining('Cannot be composed: Weekly digest')]);
  });
});

describe('a draft that expires unsent', () => {
  const expire = async (configuration: Configuration = aTeam({}, APPROVED)) => {
    house = await openAt(configuration);
    const digest = await week();
    await house.until(digest.composeAt);
    const { draft } = await house.waiting(digest.key);
    await house.until(draft.expiresAt);
    return draft;
  };

  it('is told to the team’s channel once, with the reason and where it stands', async () => {
    const draft = await expire();
    await house.until(addHours(draft.expiresAt, 5));

    const told = house.posts.filter(({ text }) => text.startsWith('Not sent, and too late now'));

    expect(told.map(({ channel, text }) => `${channel}: ${text}`)).toEqual([
      expect.stringMatching(new RegExp(`^${TEAM}: Not sent, and too late now: Weekly digest`)),
    ]);
    expect(wordsIn(told[0]?.blocks)).toContain('Nobody decided before its day had passed.');
    expect(JSON.stringify(told[0]?.blocks)).toContain(`/desk/drafts/${draft.id}`);
  });

  it('is told by mail to the approvers where there is no Slack', async () => {
    const people = PEOPLE.map((p) => ({ ...p, email: `${p.id}@example.org` }));
    const draft = await expire(aConfiguration({ community: { ...APPROVED, people } }));

    const told = house.mails.filter(({ subject }) => subject.startsWith('Not sent, and too late now'));

    expect(told.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
      expect.stringMatching(/^ann@example\.org: Not sent, and too late now: Weekly digest/),
    ]);
    expect(told[0]?.text).toContain(`https://herald.example.org/desk/drafts/${draft.id}`);
    expect(told[0]?.html).toContain('Nobody decided before its day had passed.');
  });

  it('is at the desk and in the metrics for a week', async () => {
    const draft = await expire();

    const { unsaid } = await deskQuery(house.store, draft.expiresAt);
    const counted = await metrics();
    house.clock.now = addHours(draft.expiresAt, 7 * 24);

    expect(unsaid).toMatchObject([
      { what: 'unsaid', draft: draft.id, why: 'Nobody decided before its day had passed.' },
    ]);
    expect(counted).toEqual([{ kind: 'digest', what: 'unsaid', count: 1 }]);
    expect(await metrics()).toEqual([]);
  });

  it('although it was approved, is told as well', async () => {
    house = await openAt(aTeam({}, APPROVED));
    const digest = await week();
    await house.until(digest.composeAt);
    await house.approve(await house.waiting(digest.key));
    house.nextMails = Array(200).fill({ outcome: 'unsent', error: '421 busy', retryAfterSeconds: null });
    house.slack.refuses.set('C0RELEASE', 'is_archived');

    await house.until(digest.expiresAt);

    expect((await record(digest.key))?.trouble).toMatchObject({ what: 'unsaid' });
    expect(alarms().filter((text) => text.startsWith('Not sent'))).toHaveLength(1);
  });

  it('that was missed in an absence together with others is told in one message', async () => {
    house = await openTeamHouse();
    house.clock.now = addHours(house.clock.now, 120 * 24);

    await house.loop.run();

    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]).toMatch(/^Not sent, and too late now: \d+ messages$/);
  });
});
