/** A release whose preflight fails: nobody lets it out without saying why, and silence never does. */
import type { ApprovalPolicy } from '../../../../src/domain/community.js';
import type { Configuration } from '../../../../src/domain/configuration.js';
import { LAZY_CONSENSUS } from '../../../../src/domain/draft.js';
import { addHours } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { draftQuery } from '../../../../src/workflow/queries/draft.js';
import { preflightQuery } from '../../../../src/workflow/queries/preflight.js';
import {
  aTeam,
  buttons,
  cardOf,
  cardWords,
  openTeamHouse,
  type Slack,
  slackOn,
  wordsIn,
} from '../../../support/cards-house.js';
import { commit, type House } from '../../../support/workflow-house.js';
import { ADOPTED, aPlan, REPOSITORY, withPolicy } from '../../../support/world.js';

const KATIB = 'kubeflow/katib';
const REASON = 'Katib tags on Monday, and the candidate is what it will be.';
const ONE: ApprovalPolicy = { rule: 'one', roles: ['release-manager'] };

let house: House;
let slack: Slack;
let release: DraftFile;

const configured = (approval: ApprovalPolicy): Configuration => ({
  ...aTeam({}, withPolicy('release', approval)),
  releases: [
    aPlan({ components: [{ name: 'Katib', repository: KATIB, version: null, tags: 'v0.12.*', manifests: [] }] }),
  ],
});

/** The release is tagged and its draft waits, while Katib has only a candidate. */
async function begin(approval: ApprovalPolicy = ONE): Promise<void> {
  house = await openTeamHouse(configured(approval));
  slack = slackOn(house);
  await house.loop.run();
  tagged(REPOSITORY, 'v1.4.0');
  tagged(KATIB, 'v0.12.0-rc.1');
  await house.until(addHours(ADOPTED, 25));
  release = await house.waiting('release:1.4');
}
afterEach(() => house.store.close());

const tagged = (repository: string, name: string): void =>
  void house.tags.push({ repository, name, sha: commit(name) });

const judge = (over: Partial<Parameters<House['commands']['judge']>[0]> = {}) =>
  house.commands.judge({
    draft: release.draft.id,
    hash: release.head.hash,
    verdict: 'approve',
    reason: null,
    actor: 'ann',
    via: 'desk',
    ...over,
  });
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const stateNow = async (): Promise<string> => (await house.file(release.draft.id)).draft.state;

describe('a release whose preflight fails', () => {
  it('is not approved without a reason, and the refusal says what fails and how to go on', async () => {
    await begin();

    const answer = await refusal(judge());

    expect(answer).toMatch(
      /^preflight: The preflight fails\. Stable tags of the components: Katib: only the candidate v0\.12\.0-rc\.1;/,
    );
    expect(answer).toMatch(/approve it all the same and say why: at the desk, .*Slack, .*--override "reason"/);
    expect(await stateNow()).toBe('awaiting');
    expect((await house.file(release.draft.id)).verdicts).toEqual([]);
  });

  it('is not approved for a reason that says nothing', async () => {
    await begin();

    const answers = await Promise.all(
      ['', '   ', 'because', '  123456789 '].map((override) => refusal(judge({ override }))),
    );

    expect(answers).toEqual(Array(4).fill(expect.stringMatching(/^preflight: /)));
    expect(await stateNow()).toBe('awaiting');
  });

  it('is approved with a reason, which stays with the verdict, in the audit trail, on the page and on the card', async () => {
    await begin();

    const { draft, verdicts, sends } = await judge({ override: `  ${REASON} ` });

    expect(draft.state).toBe('approved');
    expect(sends.length).toBeGreaterThan(0);
    expect(verdicts.map((v) => v.overrideReason)).toEqual([REASON]);
    const audit = (await house.store.audit.of(`draft:${draft.id}`)).find((entry) => entry.act === 'approve');
    expect(audit?.detail).toMatchObject({ override: REASON });
    expect(audit?.detail.failed).toEqual([expect.stringContaining('Katib: only the candidate v0.12.0-rc.1')]);
    const page = await draftQuery(house.store, house.clock.now, draft.id);
    expect(page.history.at(-1)?.verdicts).toEqual([`Ann approved although the preflight failed: ${REASON}`]);
    expect(page.audit.map((line) => line.reason)).toContainEqual(
      expect.stringContaining(`although the preflight failed: ${REASON}`),
    );
    await house.loop.run();
    expect(await cardWords(house, release)).toContain(`, although the preflight failed: ${REASON}`);
  });

  it('is refused first to whoever has no right to it, and for a revision that is not there any more', async () => {
    await begin();

    const [stranger, stale] = [await refusal(judge({ actor: 'dora' })), await refusal(judge({ hash: 'f'.repeat(64) }))];

    expect(stranger).toMatch(/^not-allowed/);
    expect(stale).toMatch(/^stale/);
  });

  it('can be objected to as always', async () => {
    await begin();

    const { verdicts } = await judge({ verdict: 'object', reason: 'Katib is missing.' });

    expect(verdicts.map((v) => `${v.kind} ${v.overrideReason}`)).toEqual(['object null']);
  });

  it('is approved plainly once the tag is there, and a reason that was not needed is not kept', async () => {
    await begin();
    tagged(KATIB, 'v0.12.0');
    await house.until(addHours(house.clock.now, 25));
    release = await house.waiting('release:1.4');

    const { draft, verdicts } = await judge({ override: REASON });

    expect(draft.state).toBe('approved');
    expect(verdicts.map((v) => v.overrideReason)).toEqual([null]);
  });

  it('of two asks each approver for their own reason', async () => {
    await begin({ rule: 'two', roles: ['release-manager', 'release-team'] });
    await judge({ override: REASON });

    const second = await refusal(judge({ actor: 'cleo' }));

    expect(second).toMatch(/^preflight/);
    expect(await stateNow()).toBe('awaiting');
    expect((await judge({ actor: 'cleo', override: 'I have run it with the candidate.' })).draft.state).toBe(
      'approved',
    );
  });

  it('needs a new reason for a new revision', async () => {
    await begin({ rule: 'two', roles: ['release-manager', 'release-team'] });
    await judge({ override: REASON });
    release = await house.commands.introduce({
      draft: release.draft.id,
      base: 1,
      intro: 'Hello.',
      actor: 'ann',
      via: 'desk',
    });

    const answer = await refusal(judge());

    expect(answer).toMatch(/^preflight/);
  });
});

describe('silence', () => {
  const lazily = (): Promise<void> => begin({ rule: 'lazy', roles: ['release-manager'], hours: 2 });

  it('does not let out what fails, however long it lasts, and the card says so', async () => {
    await lazily();

    await house.until(addHours(house.clock.now, 20));

    expect(await stateNow()).toBe('awaiting');
    const words = await cardWords(house, release);
    expect(words).toContain('Silence does not let it out while the preflight fails');
    expect(words).not.toContain('Leaves without an approval');
  });

  it('counts once it passes', async () => {
    await lazily();
    tagged(KATIB, 'v0.12.0');

    await house.until(addHours(house.clock.now, 49));

    const { draft, verdicts } = await house.file(release.draft.id);
    expect([draft.state, ...verdicts.map((v) => v.actor)]).toEqual(['approved', LAZY_CONSENSUS]);
  });
});

describe('the card of a release', () => {
  it('names what fails and what could not be checked, and asks for a reason behind its button', async () => {
    await begin();

    const words = await cardWords(house, release);

    expect(words).toMatch(/Preflight: 1 of 9 checks fails; .*approving it all the same takes a reason/);
    expect(words).toContain('✗ Stable tags of the components: Katib: only the candidate v0.12.0-rc.1');
    const approve = (await buttons(house, release)).find((button) => button.action_id === 'draft.approve');
    expect(approve?.text.text).toBe('Approve revision 1 all the same…');
    expect(approve?.confirm).toBeUndefined();
  });

  it('stays as it is while only time passes and the same is found again', async () => {
    await begin();
    const before = await cardOf(house, release);

    await house.until(addHours(house.clock.now, 24 * 3));

    const after = await cardOf(house, release);
    expect(after.payloadHash).toBe(before.payloadHash);
  });

  it('opens a form that lists what fails, and approves with the reason written into it', async () => {
    await begin();

    const clicked = await slack.click('ann', release, 'draft.approve');
    const form = wordsIn(slack.opened.at(-1));
    const short = await slack.submit('ann', { override: 'because' });
    const taken = await slack.submit('ann', { override: REASON });

    expect(clicked.result).toContain('asked why');
    expect(form).toContain('Katib: only the candidate v0.12.0-rc.1');
    expect(short.errors?.override).toContain('at least 10 characters');
    expect(wordsIn(taken.tell)).toContain('although its preflight fails');
    const { draft, verdicts } = await house.file(release.draft.id);
    expect([draft.state, verdicts[0]?.via, verdicts[0]?.overrideReason]).toEqual(['approved', 'slack', REASON]);
  });

  it('opens no form for somebody who may not approve, and none after a restart', async () => {
    await begin();

    const stranger = await refusal(slack.click('dora', release, 'draft.approve'));
    const late = await refusal(slack.click('ann', release, 'draft.approve', { fresh: false }));

    expect([stranger, late]).toEqual([expect.stringMatching(/^not-allowed/), expect.stringMatching(/^stale/)]);
    expect(slack.opened).toEqual([]);
    expect(await stateNow()).toBe('awaiting');
  });
});

describe('the preflight by the name of the release', () => {
  it('is that of the draft that waits', async () => {
    await begin();

    const { draft, preflight } = await preflightQuery(house.store, house.clock.now, null);

    expect([draft, preflight.tag]).toEqual([release.draft.id, 'v1.4.0']);
    expect(preflight.checks.filter((check) => check.result === 'fail').map((check) => check.id)).toEqual([
      'stable-tags',
    ]);
  });

  it('says before there is a draft what is still to come', async () => {
    house = await openTeamHouse(configured(ONE));
    await house.loop.run();

    const { draft, preflight } = await preflightQuery(house.store, house.clock.now, '1.4');

    expect(draft).toBeNull();
    expect(preflight.checks[0]?.found).toContain('Kubeflow 1.4: kubeflow/manifests has no tag v1.4.0.');
    expect(preflight.checks.find((check) => check.id === 'links')?.result).toBe('unknown');
  });

  it('is refused for a release that nobody knows', async () => {
    house = await openTeamHouse(configured(ONE));

    const answer = await refusal(preflightQuery(house.store, house.clock.now, '9.9'));

    expect(answer).toContain('not-found: There is no release of that name.');
  });
});
