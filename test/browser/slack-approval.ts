/** A draft decided in the preview's Slack: its card in the team's channel, from the first look to the receipts. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';
import type { DeskVisitor } from '../support/desk-visitor.js';

const TEAM = '/preview/slack/C0TEAM';

const said = async (visitor: DeskVisitor): Promise<string> => (await visitor.main.textContent()) ?? '';

/** What stands behind a question of the button. */
async function confirm(visitor: DeskVisitor, button: string): Promise<void> {
  await visitor.main.locator('.slack-confirm > summary', { hasText: button }).click();
  await visitor.main.locator('.slack-confirm[open]').getByRole('button').first().click();
}

/** What the outbox or the loop does next shows a moment later. */
async function until(visitor: DeskVisitor, words: string): Promise<void> {
  for (await visitor.open(TEAM); !(await said(visitor)).includes(words); await visitor.open(TEAM)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const slackApproval = (browser: () => Browser): void =>
  chapter('a draft decided in Slack', { browser, start: '2021-08-08T15:00:00.000Z' }, (at) => {
    it('stands as a card in the channel of the release team', async () => {
      const { visitor } = at();

      await until(visitor, 'Timeline announcement 1.4: waits for approval');
      await visitor.picture('slack-card');

      expect(await said(visitor)).toContain('Goes to: kubeflow-discuss (mail)');
    });

    it('tells somebody without the right, in words that they alone see', async () => {
      const { visitor } = at();
      await visitor.switchTo('Andrey Velichkevich');

      await confirm(visitor, 'Approve revision 1');

      expect(await visitor.main.locator('.post-whispered').textContent()).toContain(
        'You may not decide about this message.',
      );
      expect(await said(visitor)).toContain('waits for approval');
      await visitor.switchTo('Kimonas Sotirchos');
      expect(await visitor.main.locator('.post-whispered').count()).toBe(0);
    });

    it('is edited in a form, and the card shows the new revision', async () => {
      const { visitor } = at();

      await visitor.press('Edit…');
      await visitor.picture('slack-edit');
      expect(await visitor.main.getByRole('dialog').getByRole('heading').textContent()).toBe('Edit revision 1');
      await visitor.page.getByLabel('Introduction').fill('Dear all, here are the dates.');
      await visitor.press('Save');

      expect(await visitor.main.getByRole('dialog').count()).toBe(0);
      await until(visitor, 'Approve revision 2');
      expect(await said(visitor)).toContain('Dear all, here are the dates.');
    });

    it('is not approved by a click on what the card showed before', async () => {
      const { visitor } = at();
      const old = await visitor.anotherTab();
      await old.open(TEAM);
      await visitor.press('Edit…');
      await visitor.page.getByLabel('Introduction').fill('Dear all, here are the dates of 1.4.');
      await visitor.press('Save');
      await until(visitor, 'Approve revision 3');

      await confirm(old, 'Approve revision 2');

      expect(await old.main.textContent()).toContain('Approve revision 3');
      expect(await old.main.textContent()).toContain('waits for approval');
      await old.page.close();
    });

    it('is approved after a question, and the card says by whom', async () => {
      const { visitor } = at();
      await visitor.open(TEAM);

      await confirm(visitor, 'Approve revision 3');
      await until(visitor, 'Timeline announcement 1.4: approved');
      await visitor.picture('slack-approved');

      expect(await said(visitor)).toContain('Kimonas Sotirchos approved');
      expect(await visitor.main.getByText('Approve revision').count()).toBe(0);
    });

    it('leaves at its hour: receipts on the card, the post in its channel, the mail in the mailbox', async () => {
      const { visitor } = at();

      await visitor.press('To the next occasion');
      await until(visitor, '✓ kubeflow-discuss: sent');
      await visitor.picture('slack-receipts');

      await visitor.follow('#kubeflow-platform');
      expect(await said(visitor)).toContain('Dear all, here are the dates of 1.4.');
      await visitor.open('/preview/mail');
      await visitor.follow('Kubeflow 1.4: release timeline');
      expect(await visitor.main.locator('.mail-text').textContent()).toContain('Dear all, here are the dates of 1.4.');
    });

    it('shows the next dates to whoever asks with a command, and a home page', async () => {
      const { visitor } = at();
      await visitor.open(TEAM);

      await visitor.page.getByLabel('/herald').fill('next');
      await visitor.press('Run');
      await until(visitor, 'What comes next');
      await visitor.open('/preview/slack/home');
      await visitor.press('Open Herald’s home');
      await visitor.picture('slack-home');

      expect(await said(visitor)).toContain('Feature freeze: 15 August 2021');
    });

    it('proposes a delay in a form that shows what would move before it is saved', async () => {
      const { visitor } = at();
      const { page } = visitor;

      await visitor.press('Propose a delay…');
      await page.getByLabel('Phase that moves').selectOption({ label: 'Release' });
      await page.getByLabel('New last day').fill('2021-10-08');
      await page.getByLabel('Reason').fill('Two components are late.');
      await visitor.press('Show what would move');
      await visitor.picture('slack-delay');

      const form = visitor.main.getByRole('dialog');
      expect(await form.textContent()).toContain('8 October 2021');
      expect(await page.getByLabel('Reason').inputValue()).toBe('Two components are late.');
      await form.getByRole('button', { name: 'Close' }).click();
      expect(await form.count()).toBe(0);
    });
  });
