/** What a digest quotes, and what becomes of it when people answer late or take back what they said. On the real store. */
import type { DigestFacts } from '../../../../src/domain/facts.js';
import { NOTHING_FURTHER, type Status } from '../../../../src/domain/status.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { issue } from '../../../support/digest.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, aWorld, occasionOf, REPOSITORY, withPolicy } from '../../../support/world.js';

const KEY = 'digest:2021-W29';
const digest = occasionOf(aWorld(), KEY, '2021-07-20T17:00:00.000Z');
const DRAWN = digest.composeAt;
const DISTRIBUTIONS = [
  { id: 'charmed', name: 'Charmed', contacts: ['cleo'] },
  { id: 'cloud', name: 'Cloud', contacts: [] },
];

let house: House;
const open = async (community = aCommunity()): Promise<void> => {
  house = await openHouse({
    now: addHours(DRAWN, -48),
    configuration: aConfiguration({ community: { ...community, distributions: DISTRIBUTIONS } }),
  });
};
afterEach(() => house.store.close());

const say = (id: string, saidAt: string, more: Partial<Status> = {}): Promise<void> =>
  house.store.statuses.add({
    ...NOTHING_FURTHER,
    id,
    release: '1.4',
    unit: 'manifests',
    colour: 'green',
    text: `What ${id} says.`,
    noChangeOf: null,
    author: 'Dora',
    recordedBy: null,
    link: null,
    sourceRef: id,
    saidAt,
    withdrawnAt: null,
    ...more,
  });
const drawn = async (at = DRAWN): Promise<DraftFile & { facts: DigestFacts }> => {
  await house.until(at);
  const file = await house.waiting(KEY);
  return { ...file, facts: file.head.facts as DigestFacts };
};
const byOne = () => withPolicy('digest', { rule: 'one', roles: ['release-manager'] });

describe('a digest', () => {
  it('dates "no change" by the word that it keeps, weeks ago, and links each word to its row', async () => {
    await open();
    await say('first', addHours(DRAWN, -24 * 21));
    await say('second', addHours(DRAWN, -24 * 14), { noChangeOf: 'first' });
    await say('third', addHours(DRAWN, -2), { noChangeOf: 'second' });

    const { facts } = await drawn();

    expect(facts.groups[0]?.status).toMatchObject({
      unchangedSince: addHours(DRAWN, -24 * 21),
      source: 'https://herald.example.org/releases/1.4#status-manifests',
    });
  });

  it('says how the issues stand that a word names', async () => {
    await open();
    await house.store.evidence.saveItems([
      issue(`${REPOSITORY}#1`, { state: 'closed', closedAt: addHours(DRAWN, -30) }),
    ]);
    await say('first', addHours(DRAWN, -2), { blockers: [`${REPOSITORY}#1`, 'kubeflow/elsewhere#2'] });

    const { facts } = await drawn();

    expect(facts.groups[0]?.status?.blockers).toMatchObject([
      { number: 1, closedAt: addHours(DRAWN, -30), problem: null },
      { number: 2, problem: 'not among the issues that Herald has read' },
    ]);
  });

  it('claims of every group and distribution what it quotes, silence too', async () => {
    await open();
    await say('first', addHours(DRAWN, -2));
    await say('ready', addHours(DRAWN, -24 * 30), { unit: 'charmed', readiness: 'testing' });

    const { head, facts } = await drawn();

    expect(head.claims).toMatchObject({
      'status:1.4:manifests': 'first',
      'status:1.4:charmed': 'ready',
      'status:1.4:cloud': 'none',
    });
    expect(facts.distributions).toMatchObject([{ report: { readiness: 'testing' } }]);
  });

  it('has no word of a silent distribution before its first candidate or its testing, and one from then on', async () => {
    await open(byOne());
    const before = await drawn();
    await house.store.evidence.saveTags(
      [{ repository: REPOSITORY, name: 'v1.4.0-rc.0', sha: 'a'.repeat(40) }],
      addMinutes(DRAWN, 1),
      false,
    );
    await say('late', addMinutes(DRAWN, 5));

    const after = await drawn(addMinutes(DRAWN, 30));

    expect(before.facts.distributions).toEqual([]);
    expect(before.head.bodyMd).not.toMatch(/Readiness|report yet|Cloud|Charmed/);
    expect(after.head.bodyMd).toContain('No report yet from Charmed and Cloud.');
  });

  it('takes a late answer in while it may be redrawn', async () => {
    await open(byOne());
    await drawn();
    await say('late', addMinutes(DRAWN, 5));

    const { head, facts } = await drawn(addMinutes(DRAWN, 20));

    expect(head).toMatchObject({ n: 2, cause: 'redrawn' });
    expect(facts.groups[0]?.status?.text).toBe('What late says.');
  });

  it('leaves a late answer to the next one while its lazy-consensus clock runs, and leaves on time', async () => {
    await open();
    const { draft } = await drawn();
    await say('late', addMinutes(DRAWN, 5));

    await house.until(addHours(digest.sendAt, 1));

    const { head, sends } = await house.file(draft.id);
    expect(head.n).toBe(1);
    expect(sends.map((send) => send.state)).toEqual(['sent', 'sent']);
  });

  it('lets a quote go that its author has taken back, and begins the clock anew', async () => {
    await open();
    await say('first', addHours(DRAWN, -2));
    await drawn();
    await house.store.statuses.withdraw('first', addMinutes(DRAWN, 30));

    const { head } = await drawn(addMinutes(DRAWN, 31));

    expect(head).toMatchObject({ n: 2, cause: 'redrawn', at: addMinutes(DRAWN, 15) });
    expect(head.bodyMd).not.toContain('What first says.');
    expect(head.bodyMd).toContain('no update received');
  });

  it('that a person has edited is stopped before it quotes what was taken back', async () => {
    await open(byOne());
    await say('first', addHours(DRAWN, -2));
    const { draft, head } = await drawn();
    const words = {
      draft: draft.id,
      base: 1,
      subject: head.subject,
      bodyMd: head.bodyMd,
      actor: 'ann',
      via: 'desk',
    } as const;
    await house.approve(await house.commands.edit(words));
    await house.store.statuses.withdraw('first', addMinutes(DRAWN, 30));

    await house.until(digest.sendAt);

    expect((await house.file(draft.id)).draft).toMatchObject({
      state: 'withheld',
      why: 'Its facts are no longer true. The status of Manifests that it quotes has been taken back since.',
    });
  });
});
