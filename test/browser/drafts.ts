/** What can be done with a draft: edit, introduce, object, hold, discard; and what is said to whoever may not, or comes too late. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';
import type { DeskVisitor } from '../support/desk-visitor.js';

const FREEZE = 'Kubeflow 1.4: Feature freeze, dates and deadlines';

const said = async (visitor: DeskVisitor): Promise<string> => (await visitor.main.textContent()) ?? '';

async function newestMail(visitor: DeskVisitor): Promise<string> {
  await visitor.open('/preview/mail');
  await visitor.main.locator('.inbox a').first().click();
  return (await visitor.main.locator('.mail-text').textContent()) ?? '';
}

export const drafts = (browser: () => Browser): void =>
  chapter('a draft at the desk', { browser, start: '2021-07-27T15:00:00.000Z' }, (at) => {
    it('keeps what was typed when the form cannot be accepted', async () => {
      const { visitor } = at();
      await visitor.moveUntil('To the next occasion', FREEZE);
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Edit subject and text');
      const text = visitor.page.getByLabel('Text, as Markdown');

      await visitor.page.getByLabel('Subject').fill('  ');
      await text.fill('A text that took a while to write.');
      await visitor.press('Save as a new revision');

      expect(await said(visitor)).toContain('The subject is missing. Fill it in and send it again.');
      expect(await text.inputValue()).toBe('A text that took a while to write.');
      await visitor.picture('refused');
    });

    it('is edited and approved, and the mail that arrives has the edited words', async () => {
      const { visitor } = at();
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Edit subject and text');
      const text = visitor.page.getByLabel('Text, as Markdown');
      const written = await text.inputValue();

      await text.fill(`${written}\n\nKatib and Pipelines have *said* that they are ready.\n`);
      await visitor.press('Save as a new revision');
      expect(await said(visitor)).toContain('Your edit is a new revision. Earlier verdicts do not count for it.');
      await visitor.picture('edited');
      await visitor.press('Approve revision 2');
      await visitor.open('/desk');
      await visitor.press('+1 day');

      expect(await newestMail(visitor)).toContain('said that they are ready.');
    });

    it('holds its thread together: another subject is refused, and the text typed beside it stays', async () => {
      const { visitor } = at();
      await visitor.moveUntil('+1 week', FREEZE);
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Edit subject and text');

      await visitor.page.getByLabel('Subject').fill('Something else altogether');
      await visitor.page.getByLabel('Text, as Markdown').fill('Other words.');
      await visitor.press('Save as a new revision');

      expect(await said(visitor)).toContain(`leave "${FREEZE}"`);
      expect(await visitor.page.getByLabel('Text, as Markdown').inputValue()).toBe('Other words.');
    });

    it('carries an introduction above the text', async () => {
      const { visitor } = at();
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Write an introduction');

      await visitor.page.getByLabel('Your words on top, as Markdown').fill('Dear all, one week is left.');
      await visitor.press('Save the introduction');

      const mail = visitor.page.frameLocator('iframe.mail-frame');
      expect(await mail.locator('p').first().textContent()).toBe('Dear all, one week is left.');
      expect(await visitor.main.locator('.slack-blocks').first().textContent()).toContain(
        'Dear all, one week is left.',
      );
    });

    it('is not sent over an objection, whoever approves it, until it is answered', async () => {
      const { visitor } = at();
      await visitor.switchTo('David van der Spek');
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Object');
      await visitor.page.getByLabel('What has to change').fill('Say which branches may be cut late.');
      await visitor.press('Object');
      await visitor.switchTo('Kimonas Sotirchos');

      await visitor.press('Approve revision 2');
      await visitor.picture('objected');

      expect(await said(visitor)).toContain('David van der Spek: Say which branches may be cut late.');
      expect(await said(visitor)).toContain('The objection of David van der Spek still stands');
      expect(await visitor.main.locator('.page-head .chip').textContent()).toBe('! objected');
    });

    it('leaves once the objection is answered by another revision', async () => {
      const { visitor } = at();
      await visitor.unfold('Write an introduction');
      await visitor.page.getByLabel('Your words on top').fill('One week is left. Branches of Katib may be cut late.');
      await visitor.press('Save the introduction');

      await visitor.press('Approve revision 3');

      expect(await visitor.main.locator('.page-head .chip').textContent()).not.toContain('objected');
      await visitor.moveUntil('+1 week', FREEZE);
      await visitor.open('/preview/mail');
      await visitor.follow(`Re: ${FREEZE}`);
      expect(await said(visitor)).toContain('One week is left. Branches of Katib may be cut late.');
      await visitor.picture('mail-in-thread');
    });

    it('tells somebody without the right, and records nothing', async () => {
      const { visitor } = at();
      await visitor.switchTo('Andrey Velichkevich');
      await visitor.openDraft(FREEZE);

      await visitor.press('Approve revision 1');
      await visitor.picture('no-right');

      expect(await visitor.main.getByRole('alert').textContent()).toContain('That did not work.');
      expect(await visitor.main.locator('.page-head .chip').textContent()).toBe('◔ awaiting');
      await visitor.switchTo('Kimonas Sotirchos');
    });

    it('is not approved from a page that was loaded before an edit; what is typed on such a page is kept', async () => {
      const { visitor } = at();
      await visitor.openDraft(FREEZE);
      const stale = await visitor.anotherTab();
      const late = await visitor.anotherTab();
      for (const tab of [stale, late]) await tab.open(new URL(visitor.page.url()).pathname);
      await visitor.unfold('Write an introduction');
      await visitor.page.getByLabel('Your words on top').fill('Tomorrow is the day.');
      await visitor.press('Save the introduction');

      await stale.press('Approve revision 1');
      await late.unfold('Edit subject and text');
      await late.page.getByLabel('Text, as Markdown').fill('My own words, typed meanwhile.');
      await late.press('Save as a new revision');

      expect(await stale.main.getByRole('alert').textContent()).toContain('That did not work.');
      expect(await stale.main.locator('.page-head .chip').textContent()).toBe('◔ awaiting');
      expect(await late.main.getByRole('alert').textContent()).toContain('That did not work.');
      expect(await late.page.getByLabel('Text, as Markdown').inputValue()).toBe('My own words, typed meanwhile.');
      await stale.picture('stale');
      for (const tab of [stale, late]) await tab.page.close();
    });

    it('waits until the day and hour that somebody holds it for', async () => {
      const { visitor } = at();
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Hold');
      await visitor.page.getByLabel('Until the day').fill('2021-08-14');
      await visitor.page.getByLabel('at', { exact: true }).fill('10:30');

      await visitor.press('Hold it');

      expect(await said(visitor)).toContain('Saturday, 14 August 2021, 10:30 PDT');
      expect(await visitor.main.locator('.page-head .chip').textContent()).toBe('‖ held');
    });

    it('is discarded with a reason, which the ledger keeps; nothing is sent', async () => {
      const { visitor } = at();
      await visitor.open('/preview/mail');
      const before = await visitor.main.locator('.inbox a').allTextContents();
      await visitor.openDraft(FREEZE);
      await visitor.unfold('Discard');
      await visitor.page.getByLabel('Reason').fill('Said in the community call already.');

      await visitor.press('Discard the draft');
      await visitor.open('/desk');
      await visitor.picture('discarded');

      expect(await visitor.main.locator('#audit + .ledger').textContent()).toContain(
        'Said in the community call already.',
      );
      await visitor.press('+1 day');
      await visitor.press('+1 day');
      await visitor.open('/preview/mail');
      const freezes = (subjects: string[]) => subjects.filter((subject) => subject.endsWith(FREEZE)).length;
      expect(freezes(await visitor.main.locator('.inbox a').allTextContents())).toBe(freezes(before));
    });
  });
