/** Silence counts from the first card or mail that reached somebody who may object, and only while they could object. */
import { loadConfiguration } from '../../../src/config/load.js';
import type { ApprovalPolicy, Community } from '../../../src/domain/community.js';
import type { Configuration } from '../../../src/domain/configuration.js';
import type { Occasion } from '../../../src/domain/occasion.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import { lazyClock } from '../../../src/workflow/plan/draft-questions.js';
import { wantedOccasions } from '../../../src/workflow/plan/wanted.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { aTeam, TEAM } from '../../support/cards-house.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aConfiguration, withPolicy } from '../../support/world.js';

const BEGIN: Instant = '2021-08-17T07:00:00.000Z';
const POLICY: ApprovalPolicy = { rule: 'lazy', roles: ['release-manager'], hours: 24 };
const LAZY = withPolicy('digest', POLICY);

let house: House;
let digest: Occasion;
afterEach(() => house.store.close());

/** At the moment at which the week's digest is composed. */
async function begin(configuration: Configuration): Promise<void> {
  house = await openHouse({ configuration, now: BEGIN });
  const wanted = wantedOccasions(await house.world(), BEGIN).map(({ occasion }) => occasion);
  const next = wanted.find(({ kind, expiresAt }) => kind === 'digest' && expiresAt > BEGIN);
  if (next === undefined) throw new Error('No digest is wanted');
  digest = next;
  house.clock.now = digest.composeAt;
}

const file = () => house.waiting(digest.key);
const clock = async (): Promise<Instant | null> => lazyClock(await house.world(), await file());
const draftOf = async () => (await house.store.drafts.list({ limit: 20 })).find((f) => f.draft.occasion === digest.key);
const cardOf = async () => {
  const send = await house.store.sends.byKey(`card:${(await file()).draft.id}>${TEAM}`);
  if (send === null) throw new Error('It has no card');
  return send;
};
const approversMails = () => house.mails.filter(({ to }) => to.startsWith('ann@'));

const withMail = (community: Community): Community => ({
  ...community,
  people: community.people.map((p) => ({ ...p, email: p.id === 'ann' ? 'ann@example.org' : null })),
});

describe('a digest that leaves by silence', () => {
  it('counts from its card, and leaves when its hours have passed', async () => {
    await begin(aTeam({}, LAZY));
    await house.loop.run();

    expect(await clock()).toBe(addHours(digest.composeAt, 24));
    await house.until(addMinutes(addHours(digest.composeAt, 24), 1));
    expect((await draftOf())?.draft.state).toBe('approved');
  });

  it('does not leave when its card could not be delivered, says so at the desk, and is missed in the end', async () => {
    await begin(aTeam({}, LAZY));
    house.slack.refuses.set(TEAM, 'is_archived');
    house.slack.refuses.set('U0ANN', 'user_disabled');
    house.slack.refuses.set('U0BEN', 'user_disabled');
    await house.until(addHours(digest.composeAt, 28));

    const { waiting } = await deskQuery(house.store, house.clock.now);
    const told = waiting.find(({ kind }) => kind === 'digest');
    await house.until(digest.expiresAt);

    expect(told).toMatchObject({ consentAt: null });
    expect(told?.warnings[0]).toMatch(/^Nobody who may object to it could be reached: is_archived Until somebody is/);
    expect((await draftOf())?.draft.state).toBe('expired');
    expect(await house.store.occasions.byKey(digest.key)).toMatchObject({ trouble: { what: 'unsaid' } });
  });

  it('counts from when its card arrived at last', async () => {
    await begin(aTeam({}, LAZY));
    house.slack.refuses.set(TEAM, 'is_archived');
    await house.until(addHours(digest.composeAt, 3));
    house.slack.refuses.clear();
    const { id, attempt } = await cardOf();
    const seen = { state: 'failed', attempt } as const;
    await house.commands.resolveSend({ send: id, as: 'try again', reason: 'Back.', seen, actor: 'ann', via: 'desk' });

    await house.loop.run();

    expect(await clock()).toBe(addHours(digest.composeAt, 27));
  });

  it('does not count anew because its card shows something else', async () => {
    await begin(aTeam({}, LAZY));
    await house.loop.run();
    const { draft } = await file();
    const { id } = await cardOf();
    house.clock.now = addHours(digest.composeAt, 5);
    await house.commands.introduce({ draft: draft.id, base: 1, intro: 'Hello.', actor: 'ann', via: 'desk' });
    await house.loop.run();

    const { since } = (await house.world()).asked[draft.id] ?? {};

    expect((await house.store.sends.attempts(id)).length).toBeGreaterThan(1);
    expect(since).toBe(digest.composeAt);
  });

  it('does not count the time in which Herald was away, since nobody could object then', async () => {
    await begin(aTeam({}, LAZY));
    await house.loop.run();
    house.clock.now = addHours(digest.composeAt, 20);
    house.clock.wall = addHours(house.clock.wall, 20);
    await house.loop.run();

    expect(await clock()).toBe(addHours(digest.composeAt, 44));
  });

  it('counts from its making where people look at the desk by themselves', async () => {
    await begin(aConfiguration({ community: withPolicy('digest', { ...POLICY, asked: 'desk' }) }));
    await house.loop.run();

    expect(await clock()).toBe(addHours(digest.composeAt, 24));
  });

  it('waits for an approval where nobody can be asked, as in what was applied before that was refused', async () => {
    await begin(aConfiguration({ community: LAZY }));
    await house.until(addHours(digest.composeAt, 28));

    const { waiting } = await deskQuery(house.store, house.clock.now);

    expect(waiting.find(({ kind }) => kind === 'digest')?.warnings[0]).toMatch(/^Nobody .* can be written to\. Until/);
    await house.approve(await file());
    expect((await draftOf())?.draft.state).toBe('approved');
  });
});

describe('approvers who are not in Slack', () => {
  it('get the draft by mail, with a link to the desk, and their silence counts from that mail', async () => {
    await begin(aConfiguration({ community: withMail(LAZY) }));
    await house.loop.run();
    const { draft, head } = await file();

    const mail = approversMails().find(({ subject }) => subject.includes(head.subject));

    expect(mail?.subject).toBe(`Leaves unless somebody objects: ${head.subject}`);
    expect(mail?.text).toContain(`https://herald.example.org/desk/drafts/${draft.id}`);
    expect(mail?.text).toContain('24 hours have passed since this mail');
    expect(mail?.text).toContain('In Kubeflow, from');
    expect(await clock()).toBe(addHours(digest.composeAt, 24));
  });

  it('whose mail was not taken are not taken for silent', async () => {
    await begin(aConfiguration({ community: withMail(LAZY) }));
    house.nextMails = Array(100).fill({ outcome: 'refused', error: '550 No such user' });
    await house.until(addHours(digest.composeAt, 26));

    expect((await draftOf())?.draft.state).toBe('awaiting');
    expect(await clock()).toBeNull();
  });

  it('get one mail for each draft, and a reminder before it is to leave', async () => {
    const community = withMail(withPolicy('digest', { rule: 'one', roles: ['release-manager'] }));
    await begin(aConfiguration({ community }));
    await house.loop.run();
    const { head } = await file();
    await house.until(head.sendAt);

    const subjects = approversMails().map(({ subject }) => subject);

    expect(subjects.filter((subject) => subject.endsWith(head.subject))).toEqual([
      `Please decide: ${head.subject}`,
      `A decision is missing: ${head.subject}`,
    ]);
  });

  it('get no mail about what was decided before it left', async () => {
    await begin(
      aConfiguration({ community: withMail(withPolicy('digest', { rule: 'one', roles: ['release-manager'] })) }),
    );
    house.nextMails = Array(100).fill({ outcome: 'unsent', error: '421 busy', retryAfterSeconds: null });
    await house.loop.run();
    const { draft } = await file();
    await house.approve(await file());
    await house.loop.run();

    const mails = (await house.store.sends.about(`draft:${draft.id}`)).map(({ purpose, state }) => [purpose, state]);

    expect(mails).toEqual([['card', 'cancelled']]);
  });

  it('are written to, too, where the team’s channel is gone', async () => {
    const team = aTeam({}, LAZY);
    const people = team.community.people.map((p) => (p.id === 'ann' ? { ...p, email: 'ann@example.org' } : p));
    await begin({ ...team, community: { ...team.community, people } });
    house.slack.refuses.set(TEAM, 'is_archived');

    await house.until(addHours(digest.composeAt, 1));

    const { head } = await file();
    expect(approversMails().map(({ subject }) => subject)).toContain(`Leaves unless somebody objects: ${head.subject}`);
    expect(await clock()).not.toBeNull();
  });
});

describe('the starter configuration', () => {
  it('asks by mail, and its digest leaves when nobody objects', async () => {
    const { configuration } = await loadConfiguration('config');
    const [release] = configuration.releases;
    const now = `${release?.phases[0]?.start}T08:00:00.000Z`;
    house = await openHouse({ configuration, now });

    await house.until(addHours(now, 4 * 24));

    expect(new Set(house.mails.map(({ to }) => to))).toEqual(new Set(['ann@example.org', 'ben@example.org']));
    expect(house.mails.map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^Leaves unless somebody objects: ACME Platform 1\.0: release digest/),
    );
    expect(house.posts.map(({ channel }) => channel)).toContain('C0000000001');
  });
});
