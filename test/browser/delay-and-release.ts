/** The end of the cycle: the delay of 24 September, from the form to the notice that puts it in force, then the release. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';
import type { DeskVisitor } from '../support/desk-visitor.js';

const THREAD = 'Kubeflow 1.4: Release, dates and deadlines';
const RELEASED = 'Kubeflow 1.4: version v1.4.0 is released';

const said = async (visitor: DeskVisitor): Promise<string> => (await visitor.main.textContent()) ?? '';

async function calendar(visitor: DeskVisitor): Promise<string> {
  const response = await visitor.page.context().request.get(new URL('/calendar/1.4.ics', visitor.page.url()).href);
  return response.text();
}

/** The packages of the example's components cannot be installed together: who approves says why it leaves nevertheless. */
async function approveAllTheSame(visitor: DeskVisitor): Promise<void> {
  await visitor.page
    .getByLabel('Why it may leave all the same')
    .fill('Nobody installs the two packages in one environment.');
  await visitor.press('Approve revision 1 all the same');
}

/** A feed may be as old as its few seconds in the cache; never longer than a test may last. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 200));
}

export const delayAndRelease = (browser: () => Browser): void =>
  chapter('the delay and the release', { browser, start: '2021-09-22T15:00:00.000Z' }, (at) => {
    it('keeps what was typed when the proposal cannot be understood', async () => {
      const { visitor } = at();
      const { page } = visitor;
      await visitor.moveUntil('To the next occasion', THREAD);
      await visitor.press('+1 day');
      expect(await visitor.now()).toBe('2021-09-24T16:00:00.000Z');
      await visitor.follow('Propose a delay');
      await visitor.picture('delay-form');

      await page.getByRole('radio', { name: /^Release/ }).check();
      await page.getByLabel('New day, or new last day').fill('2021-10-08');
      await page.getByLabel('Reason, as the community will read it').fill('Two components have no final version yet.');
      await page.getByLabel('Blocking issues, one per line').fill('katib, the usual one');
      await visitor.press('Show what would move');

      expect(await visitor.main.getByRole('alert').textContent()).toContain('katib, the usual one');
      expect(await page.getByLabel('Blocking issues, one per line').inputValue()).toBe('katib, the usual one');
      expect(await page.getByLabel('Reason, as the community will read it').inputValue()).toBe(
        'Two components have no final version yet.',
      );
      await visitor.picture('delay-refused');
    });

    it('shows what would move, with the blocking issues, before anything is saved', async () => {
      const { visitor } = at();
      const { page } = visitor;
      const before = await calendar(visitor);

      await page
        .getByLabel('Blocking issues, one per line')
        .fill('kubeflow/katib#1597\nhttps://github.com/kubeflow/website/issues/2879');
      await page.getByLabel('Day of the next update').fill('2021-10-01');
      await visitor.press('Show what would move');
      await visitor.picture('delay-preview');

      const moves = await visitor.main.locator('table tbody tr').allTextContents();
      expect(moves.map((move) => move.replace(/Mon 13.*Thu/, '... Thu'))).toEqual([
        'Distribution testing... Thu 7 October 202111 days later',
        'ReleaseMon 27 September 2021Fri 8 October 202111 days later',
      ]);
      expect(await said(visitor)).toContain('kubeflow/katib#1597');
      expect(await calendar(visitor)).toBe(before);
    });

    it('proposes it: a notice waits, and page and calendar keep the old date', async () => {
      const { visitor } = at();
      const before = await calendar(visitor);

      await visitor.press('Propose these dates and draft the notice');
      await visitor.picture('delay-proposed');

      expect(await said(visitor)).toContain('The delay is proposed.');
      expect(await calendar(visitor)).toBe(before);
      await visitor.open('/');
      expect(await visitor.main.textContent()).toContain('27 September 2021');
    });

    it('puts it in force with the approval of its notice: page, calendar and mailbox change together', async () => {
      const { visitor } = at();
      await visitor.open('/desk');
      await visitor.page.locator('.draft-card', { hasText: 'Delay notice' }).getByRole('link').click();
      await visitor.picture('delay-notice');

      await visitor.press('Approve revision 1');
      await visitor.open('/desk');
      await visitor.press('+1 day');

      await visitor.open('/releases/1.4');
      await visitor.picture('release-delayed');
      expect(await said(visitor)).toContain('11 days later');
      await visitor.open('/preview/mail');
      await visitor.main.locator('.inbox li', { hasText: 'moves to' }).getByRole('link').click();
      expect(await visitor.main.locator('.mail-text').textContent()).toContain('moves to Friday, 8 October 2021');
      expect(await visitor.main.locator('.mail-text').textContent()).toContain('kubeflow/katib#1597');
      await until(async () => (await calendar(visitor)).includes('DTSTART;VALUE=DATE:20211008'));
    });

    it('reminds of the update that the notice promised', async () => {
      const { visitor } = at();
      await visitor.open('/desk');
      await visitor.press('+1 week');
      await visitor.picture('desk-promised');

      expect(await said(visitor)).toContain(
        'An update on the delay of Kubeflow 1.4 was promised for Friday, 1 October 2021',
      );
    });

    it('does not release on one approval, and does on the second person’s', async () => {
      const { visitor } = at();
      await visitor.moveUntil('+1 day', RELEASED);
      await visitor.openDraft(RELEASED);
      await visitor.picture('release-announcement');

      await approveAllTheSame(visitor);
      await visitor.picture('approved-by-one');
      expect(await visitor.main.locator('.page-head .chip').textContent()).toBe('◔ awaiting');
      expect(await said(visitor)).toContain('Approved by you; one more of');
      expect(await visitor.page.getByRole('button', { name: /^Approve revision 1/ }).count()).toBe(0);
      await visitor.switchTo('Josh Bottum');
      await approveAllTheSame(visitor);
      expect(await visitor.main.locator('.page-head .chip').textContent()).not.toBe('◔ awaiting');
      await visitor.open('/desk');
      await visitor.press('+1 day');

      await visitor.open('/preview/mail');
      await visitor.follow(RELEASED);
      expect(await visitor.main.locator('.mail-text').textContent()).toContain('v1.4.0');
      await visitor.open('/');
      await visitor.picture('page-released');
      const [out, underWay] = await visitor.main.locator('.hero .card').allTextContents();
      expect(out).toContain('Tag v1.4.0');
      expect(underWay).toContain('It is out.');
    });
  });
