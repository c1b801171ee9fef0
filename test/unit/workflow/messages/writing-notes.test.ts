/** Meeting notes from a short form (R24). */
import type { DraftFile } from '../../../../src/ports/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { ADOPTED } from '../../../support/world.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

const TODAY = ADOPTED.slice(0, 10);
const NOTES = {
  date: TODAY,
  title: 'Release team meeting',
  attendees: ['Ann', 'Dora'],
  topics: ['The state of Istio'],
  decisions: ['Katib keeps its UI'],
  actions: [{ what: 'Tag the candidate', owner: 'Cleo' }],
  link: 'https://example.org/recording',
};
type Notes = typeof NOTES;

const write = (notes: Partial<Notes> = {}, actor = 'dora', word = 'slack:form:V1'): Promise<string> =>
  house.commands.writeNotes({ notes: { ...NOTES, ...notes }, word, actor, via: 'slack' });
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const drafts = async (): Promise<DraftFile[]> => house.store.drafts.list({ kind: 'notes', limit: 50 });

describe('meeting notes', () => {
  it('are drafted in the words of who wrote them, and go where the configuration says', async () => {
    await write();
    await house.loop.run();

    const { draft, head } = await house.waiting('notes');
    expect(draft).toMatchObject({ matter: `notes:${TODAY}`, release: '1.4', state: 'awaiting' });
    expect(head.destinations.map((d) => d.id).sort()).toEqual(['channel', 'list']);
    expect(head.bodyMd).toContain('- Katib keeps its UI');
    expect(head.bodyMd).toContain('- Tag the candidate (Cleo)');
    expect(head.bodyMd).toContain('from the words of Dora');
  });

  it('leave once they are approved, as a thread of their own', async () => {
    await write();
    await house.loop.run();

    await house.approve(await house.waiting('notes'));
    await house.loop.run();

    const mail = house.mails.find((m) => m.subject.includes('notes of the Release team meeting'));
    expect(mail?.inReplyTo).toBeNull();
    expect((await drafts())[0]?.sends.map((s) => s.state)).toEqual(['sent', 'sent']);
  });

  it('are one draft for one form, and two for two meetings of a day, in one thread', async () => {
    await Promise.all([write(), write()]);
    await house.loop.run();
    await house.approve(await house.waiting('notes'));
    await write({ title: 'Docs meeting' }, 'ann', 'slack:form:V2');
    await house.loop.run();

    const subjects = (await drafts()).map((f) => f.head.subject).sort();
    expect(subjects).toHaveLength(2);
    expect(subjects[1]).toBe(subjects[0]);
  });

  it.each([
    ['by a stranger', {}, 'eve', 'unknown-person: '],
    ['by who is neither of the team nor a liaison', {}, 'ben', 'not-allowed: Only the release team may do this'],
    ['without a title', { title: ' ' }, 'dora', 'invalid: Name the meeting.'],
    ['with no date', { date: 'today' }, 'dora', 'invalid: The day is not a date'],
    ['of a meeting to come', { date: '2999-01-01' }, 'dora', 'invalid: That day is still to come'],
    ['with nothing in them', { topics: [], decisions: [], actions: [] }, 'dora', 'invalid: Write at least one'],
    ['with a link that is none', { link: 'javascript:alert(1)' }, 'dora', 'invalid: The link is not a web address'],
  ])('are refused %s', async (_case, over, actor, text) => {
    expect(await refusal(write(over as Partial<Notes>, actor))).toContain(text);
    await house.loop.run();
    expect(await drafts()).toEqual([]);
  });
});
