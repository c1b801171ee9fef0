/** The README's walk-through, as a newcomer takes it. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';

export const walkThrough = (browser: () => Browser): void =>
  chapter('the walk through the preview', { browser, start: null, signIn: false }, (at) => {
    it('begins with the link of the terminal, which shows whose it is before it is used up', async () => {
      const { visitor, program } = at();

      await visitor.open(program.deskLink);
      await visitor.picture('link');
      await visitor.open(program.deskLink);

      await visitor.press('Sign in as Kimonas Sotirchos');
      expect(new URL(visitor.page.url()).pathname).toBe('/desk');
      expect(await visitor.main.textContent()).toContain('One draft waits for a decision.');
    });

    it('reaches the button that approves by keyboard, and sees where it stands', async () => {
      const { visitor } = at();
      const { page } = visitor;
      await visitor.openDraft('Kubeflow 1.4: release timeline');
      await visitor.picture('draft');
      const unseen: string[] = [];
      const approve = page.getByRole('button', { name: 'Approve revision 1' });

      const isThere = () => approve.evaluate((button) => button.matches(':focus'));
      for (let tabs = 0; tabs < 40 && !(await isThere()); tabs++) {
        await page.keyboard.press('Tab');
        const [name, width] = await page.evaluate<[string, string]>(
          '[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineWidth]',
        );
        if (Number.parseFloat(width) < 2) unseen.push(name);
      }

      expect(await isThere()).toBe(true);
      expect(unseen).toEqual([]);
    });

    it('approves the timeline announcement, which leaves at its hour', async () => {
      const { visitor } = at();

      await visitor.page.keyboard.press('Enter');
      await visitor.main.getByText('Your approval is recorded.').waitFor();
      await visitor.open('/desk');
      await visitor.press('To the next occasion');

      expect(await visitor.now()).toBe('2021-05-28T16:00:00.000Z');
      expect(await visitor.page.locator('#sends + .ledger .chip').allTextContents()).toEqual(Array(3).fill('✓ sent'));
      await visitor.picture('desk');
    });

    it('finds the mail in the mailbox, under the preview bar like every page', async () => {
      const { visitor } = at();

      await visitor.open('/desk');
      await visitor.page.getByRole('link', { name: 'Mailbox' }).click();
      expect(await visitor.page.getByRole('button', { name: 'To the next occasion' }).count()).toBe(1);
      await visitor.picture('mailbox');
      await visitor.follow('Kubeflow 1.4: release timeline');

      expect(await visitor.main.locator('.mail-text').textContent()).toContain(
        'Feature freeze\n  When: Sunday, 15 August 2021',
      );
      const html = visitor.page.frameLocator('iframe.mail-frame');
      expect(await html.locator('table').first().textContent()).toContain('Sunday, 15 August 2021');
      await visitor.picture('mail');
    });

    it('finds the post in both channels', async () => {
      const { visitor } = at();

      for (const channel of ['#kubeflow-platform', '#kubeflow-release']) {
        await visitor.open('/preview/slack');
        await visitor.follow(channel);

        expect(await visitor.main.locator('.post').count()).toBe(1);
        expect(await visitor.main.locator('.post').textContent()).toContain(
          'Kubeflow 1.4 is planned for Monday, 27 September 2021',
        );
      }
      await visitor.picture('slack');
    });

    it('finds it on the public page and in the archive, without a session', async () => {
      const { visitor } = at();
      const browserContext = visitor.page.context();
      const cookies = await browserContext.cookies();

      await browserContext.clearCookies();
      await visitor.open('/');
      await visitor.picture('page');
      await visitor.follow('Kubeflow 1.4: release timeline');

      expect(await visitor.main.getByRole('heading', { level: 1 }).textContent()).toBe(
        'Kubeflow 1.4: release timeline',
      );
      expect(await visitor.main.textContent()).toContain('In Slack: #kubeflow-platform');
      await visitor.picture('archive');
      await visitor.open('/releases/1.4');
      await visitor.picture('release');
      await visitor.open('/desk');
      expect(await visitor.main.textContent()).toContain('Sign in first');
      await browserContext.addCookies(cookies);
    });

    it('tells whoever opens the link again, or one that never was, that it does not work any more', async () => {
      const { visitor, program } = at();

      for (const link of [program.deskLink, '/desk/link/made-up']) {
        await visitor.open(link);

        expect(await visitor.main.textContent()).toContain('This link has been used or is too old.');
      }
    });
  });
