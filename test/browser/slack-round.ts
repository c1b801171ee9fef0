/** A week of statuses in the preview's Slack: asked on Monday, answered in three ways, reminded, closed, and sent as the digest. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';
import type { DeskVisitor } from '../support/desk-visitor.js';

const TEAM = '/preview/slack/C0TEAM';

const said = async (visitor: DeskVisitor): Promise<string> => (await visitor.main.textContent()) ?? '';

async function directMessages(visitor: DeskVisitor, person: string): Promise<void> {
  await visitor.switchTo(person);
  await visitor.open('/preview/slack');
  await visitor.follow(/^Herald$/);
}

/** What the outbox or the loop does next shows a moment later. */
async function until(visitor: DeskVisitor, words: string): Promise<void> {
  while (!(await said(visitor)).includes(words)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await visitor.page.reload();
  }
}

export const slackRound = (browser: () => Browser): void =>
  chapter('a round of statuses in Slack', { browser, start: '2021-08-08T15:00:00.000Z' }, (at) => {
    it('asks each liaison on Monday, and takes "No change" for an answer', async () => {
      const { visitor } = at();
      await visitor.open('/desk');
      await visitor.press('+1 day');

      await directMessages(visitor, 'Andrey Velichkevich');
      await until(visitor, 'How is it going this week?');
      await visitor.picture('slack-prompt');
      await visitor.press('No change');
      await until(visitor, 'No change since');

      expect(await said(visitor)).toContain('Only visible to you');
    });

    it('takes an update from a form, with an issue found by a word of its title', async () => {
      const { visitor } = at();
      const { page } = visitor;
      await directMessages(visitor, 'Yuan Gong');

      await page.getByRole('button', { name: 'Give update' }).first().click();
      await page.getByRole('radio', { name: 'yellow' }).check();
      await page.getByLabel('Summary').fill('1.7 waits for one fix.');
      await page.getByLabel('Search: Issues that block it').fill('pipelines');
      await visitor.press('Find');
      await page.getByRole('checkbox').first().check();
      await visitor.picture('slack-update');
      await visitor.main.getByRole('dialog').getByRole('button', { name: 'Give update' }).last().click();

      await until(visitor, 'Recorded for Pipelines');
      expect(await said(visitor)).toContain('“1.7 waits for one fix.”');
      expect(await visitor.main.getByRole('dialog').count()).toBe(0);
    });

    it('takes a reply in the thread, and says at once how it was understood', async () => {
      const { visitor } = at();
      await directMessages(visitor, 'Rui Vasconcelos');

      await visitor.main.locator('details.replies > summary').first().click();
      await visitor.page.getByLabel('Your reply').first().fill('red, two pages have no author');
      await visitor.page.getByRole('button', { name: 'Reply' }).first().click();

      await until(visitor, 'Recorded for Documentation');
      await visitor.picture('slack-reply');
    });

    it('reminds whoever is silent, and nobody who has answered', async () => {
      const { visitor } = at();
      await visitor.press('+1 day');

      await directMessages(visitor, 'Yuan Tang');
      await until(visitor, 'This is the only reminder.');
      await directMessages(visitor, 'Andrey Velichkevich');
      expect(await said(visitor)).not.toContain('This is the only reminder.');
    });

    it('closes before the digest is drafted, and tells the team who answered and who is silent', async () => {
      const { visitor } = at();
      await visitor.switchTo('Kimonas Sotirchos');
      await visitor.press('+1 day');

      await visitor.open(TEAM);
      await until(visitor, 'The status round of 2021-W32 has closed');
      await until(visitor, 'Weekly digest: waits for approval');
      await visitor.picture('slack-closed');

      expect(await said(visitor)).toContain('Serving: Paul Van Eck, reminded');
      expect(await said(visitor)).toContain('two pages have no author');
    });

    it('sends the digest once it is edited and approved on its card, with what was answered', async () => {
      const { visitor } = at();
      const card = visitor.main.locator('.channel > li', { hasText: 'Weekly digest: waits for approval' });

      await card.getByRole('button', { name: 'Edit…' }).click();
      await visitor.page.getByLabel('Introduction').fill('Two of us need help this week.');
      await visitor.press('Save');
      await until(visitor, 'Approve revision 2');
      await visitor.main.locator('.slack-confirm > summary', { hasText: 'Approve revision 2' }).click();
      await visitor.main.locator('.slack-confirm[open]').getByRole('button').first().click();
      await until(visitor, 'Weekly digest: approved');
      await visitor.press('+1 week');
      await visitor.open(TEAM);
      await until(visitor, 'Weekly digest: sent');

      await visitor.open('/preview/mail');
      await visitor.follow('Kubeflow 1.4: release digest 2021-W32');
      const mail = await visitor.main.locator('.mail-text').textContent();
      expect(mail).toContain('Two of us need help this week.');
      expect(mail).toContain('two pages have no author');
      expect(mail).toContain('1.7 waits for one fix.');
    });
  });
