/** The forms for delays, corrections and meeting notes, over the real store. */

import { addMinutes } from '../../../../../src/domain/time.js';
import type { Outcome } from '../../../../../src/listeners/slack/handler.js';
import { commandHandlers } from '../../../../../src/listeners/slack/handlers/commands.js';
import { homeActions, homeForms } from '../../../../../src/listeners/slack/handlers/home.js';
import { judgeModal } from '../../../../../src/preview/slack/view-rules.js';
import { ACTIONS, FORMS } from '../../../../../src/surfaces/slack/action-ids.js';
import { actionOf, linesOf, namesOf } from '../../../../../src/surfaces/slack/notes-modal.js';
import {
  aCommand,
  aPress,
  aSentForm,
  fieldsOf,
  type Speaking,
  speakingIn,
  wordsIn,
} from '../../../../support/slack-words.js';
import { type House, openHouse } from '../../../../support/workflow-house.js';

let house: House;
let slack: Speaking;
beforeEach(async () => {
  house = await openHouse();
  await house.loop.run();
  slack = speakingIn(house);
});
afterEach(() => house.store.close());

const open = (text: string, person: string) => commandHandlers[text]?.(aCommand(text), slack.as(person));
const send = async (
  form: string,
  fields: Record<string, string>,
  metadata: string,
  person = 'ann',
): Promise<Outcome> => {
  const outcome = await homeForms[form]?.(aSentForm(form, fields, metadata), slack.as(person));
  if (outcome === undefined) throw new Error(`Nobody takes ${form}`);
  return outcome;
};
const metadataOf = (view: { private_metadata?: string } | undefined): string => view?.private_metadata ?? '';

const DELAY = { release: '1.4', 'phase:1.4': 'feature-freeze', end: '2021-08-22', reason: 'Istio is late.' };
/** A date was chosen in the open form. */
async function choose(fields: Record<string, string>, metadata: string): Promise<string> {
  const view = { id: 'V1', hash: 'h1', callbackId: FORMS.delay, metadata, values: fieldsOf(fields) };
  await homeActions[ACTIONS.delayFields]?.(aPress(ACTIONS.delayFields, { view }), slack.as('ann'));
  const shown = slack.told.updated.at(-1)?.view;
  expect(judgeModal(shown)).toEqual({ error: null, messages: [] });
  return metadataOf(shown);
}
const proposed = async () => (await house.store.schedules.current()).filter((r) => r.state === 'proposed');

describe('the form for a delay', () => {
  it('opens for the release team with the release and its phases', async () => {
    await open('delay', 'ann');

    const [view] = slack.told.opened;
    expect(judgeModal(view)).toEqual({ error: null, messages: [] });
    expect(wordsIn(view)).toContain('Choose a phase and its new last day');
  });

  it('shows every phase that moves, and the blockers that will be named, once a day is chosen', async () => {
    await open('delay', 'ann');

    await choose({ ...DELAY, blockers: 'kubeflow/manifests#1980' }, metadataOf(slack.told.opened[0]));

    const words = wordsIn(slack.told.updated[0]?.view);
    expect(words).toContain('15 August 2021 → 22 August 2021 (7 days later)');
    expect(words).toContain('Blockers that the notice will name');
    expect(words).toContain('kubeflow/manifests#1980');
    expect(await proposed()).toEqual([]);
  });

  it('saves what was shown, and nothing that was not', async () => {
    await open('delay', 'ann');
    const unseen = await send(FORMS.delay, DELAY, metadataOf(slack.told.opened[0]));
    expect(unseen.next).toBeDefined();
    expect(await proposed()).toEqual([]);

    const outcome = await send(FORMS.delay, DELAY, metadataOf(unseen.next));

    expect(outcome.errors).toBeUndefined();
    expect((await proposed()).map((r) => r.reason)).toEqual(['Istio is late.']);
    await house.loop.run();
    expect((await house.waiting('delay')).head.bodyMd).toContain('Istio is late.');
  });

  it('leaves the release day where it is when that is ticked, and shows so before it is saved', async () => {
    await open('delay', 'ann');
    const moving = await choose(DELAY, metadataOf(slack.told.opened[0]));
    const held = { ...DELAY, holds: 'holds' };

    const unseen = await send(FORMS.delay, held, moving);
    await send(FORMS.delay, held, metadataOf(unseen.next));

    expect(wordsIn(slack.told.updated[0]?.view)).toContain('27 September 2021 → 4 October 2021');
    expect(wordsIn(unseen.next)).not.toContain('4 October 2021');
    const [revision] = await proposed();
    expect(revision?.phases).toContainEqual(expect.objectContaining({ id: 'release', end: '2021-09-27' }));
  });

  it('refuses in the form what was made for another schedule', async () => {
    await open('delay', 'ann');
    const metadata = await choose(DELAY, metadataOf(slack.told.opened[0]));

    const outcome = await send(FORMS.delay, DELAY, JSON.stringify({ ...JSON.parse(metadata), base: 99 }));

    expect(Object.values(outcome.errors ?? {}).join()).toContain('The schedule has changed since you looked at it');
    expect(await proposed()).toEqual([]);
  });

  it('asks for what is missing, field by field', async () => {
    await open('delay', 'ann');

    const outcome = await send(FORMS.delay, { release: '1.4' }, metadataOf(slack.told.opened[0]));

    expect(Object.keys(outcome.errors ?? {}).sort()).toEqual(['end', 'phase:1.4', 'reason']);
  });

  it('says why a day cannot be proposed', async () => {
    await open('delay', 'ann');
    await choose({ ...DELAY, end: '2021-08-15' }, metadataOf(slack.told.opened[0]));

    expect(wordsIn(slack.told.updated[0]?.view)).toContain('Nothing would move');
  });

  it('does not open after a restart, when the click is too old for it', async () => {
    await expect(commandHandlers['delay']?.(aCommand('delay'), slack.as('ann', false))).rejects.toThrow('restarted');
  });
});

describe('the form for a correction', () => {
  it('drafts one correction, however often it is sent', async () => {
    const timeline = await house.waiting('timeline');
    await house.approve(timeline);
    await house.until(addMinutes(timeline.head.sendAt, 1));
    await open('correct', 'cleo');
    expect(judgeModal(slack.told.opened[0])).toEqual({ error: null, messages: [] });
    const fields = { message: timeline.draft.id, kind: 'retraction', wrong: 'Too early.', right: '' };

    await send(FORMS.correct, fields, '{}', 'cleo');
    await send(FORMS.correct, fields, '{}', 'cleo');
    await house.loop.run();

    expect(await house.store.drafts.list({ kind: 'correction', limit: 9 })).toHaveLength(1);
    expect((await house.waiting('correction')).head.bodyMd).toContain('We take back our message');
  });

  it('says in the form that nothing has left yet', async () => {
    const { draft } = await house.waiting('timeline');

    const outcome = await send(FORMS.correct, { message: draft.id, kind: 'correction', wrong: 'a', right: 'b' }, '{}');

    expect(outcome.errors?.['message']).toContain('nothing to correct: discard the draft');
  });
});

describe('the form for meeting notes', () => {
  it('opens for a liaison, and drafts what they wrote', async () => {
    await open('notes', 'dora');
    expect(judgeModal(slack.told.opened[0])).toEqual({ error: null, messages: [] });

    await send(
      FORMS.notes,
      { date: '2021-06-01', title: 'Release meeting', topics: '- Istio\n- Docs', actions: 'Tag it (Cleo)' },
      '{}',
      'dora',
    );
    await house.loop.run();

    const { bodyMd } = (await house.waiting('notes')).head;
    expect(bodyMd).toContain('- Istio');
    expect(bodyMd).toContain('- Tag it (Cleo)');
  });

  it('says beside the field what is wrong', async () => {
    const fields = { date: '2021-06-01', title: 'Release meeting', topics: 'x', link: 'not an address' };

    expect((await send(FORMS.notes, fields, '{}', 'dora')).errors?.['link']).toContain('web address');
    expect((await send(FORMS.notes, { ...fields, link: '', date: '2999-01-01' }, '{}', 'dora')).errors).toHaveProperty(
      'date',
    );
  });

  it.each([
    ['Tag it (Cleo)', { what: 'Tag it', owner: 'Cleo' }],
    ['Tag it (rc.1) (Cleo).', { what: 'Tag it (rc.1)', owner: 'Cleo' }],
    ['Tag it', { what: 'Tag it', owner: null }],
    ['(Cleo)', { what: '(Cleo)', owner: null }],
  ])('reads "%s"', (text, action) => {
    expect(actionOf(text)).toEqual(action);
  });

  it('reads lists as people write them', () => {
    expect(linesOf('- one\r\n* two\n\n3. three\n• four')).toEqual(['one', 'two', 'three', 'four']);
    expect(namesOf('Ann, Ben; Cleo\nDora')).toEqual(['Ann', 'Ben', 'Cleo', 'Dora']);
  });
});
