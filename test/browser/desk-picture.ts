/**
 * The picture of the desk in the README, drawn anew when asked: `DESK_PICTURE=docs/desk.png npm test -- test/browser -t picture`.
 * It is the desk of 27 August 2021, after a summer of approving what waited.
 */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';

const FIRST_DAY = '2021-05-28T15:00:00.000Z';
const WEEKS = 13;
/** Left waiting, so that the picture shows a decision. */
const UNDECIDED = 'Documentation update';

export function deskPicture(browser: () => Browser, path: string | undefined): void {
  if (path === undefined) return;
  chapter('the picture of the desk', { browser, start: FIRST_DAY }, (at) => {
    it('is drawn', async () => {
      const { visitor } = at();
      const { page, main } = visitor;
      const waiting = main
        .locator('#waiting ~ .cards')
        .getByRole('link')
        .filter({ hasNotText: /digest/ });
      const mine = waiting.filter({ hasNotText: UNDECIDED });
      const approveAll = async (): Promise<void> => {
        for (await page.goto('/desk'); (await mine.count()) > 0; await page.goto('/desk')) {
          await mine.first().click();
          await page.getByRole('button', { name: /^Approve/ }).click();
        }
      };

      for (let week = 0; week < WEEKS; week++) {
        await approveAll();
        await page.getByRole('button', { name: '+1 week' }).click();
      }
      await approveAll();
      while ((await main.locator('#leaving').count()) > 0) await page.goto('/desk');
      await page.screenshot({ path, clip: { x: 0, y: 0, width: 1280, height: 860 } });

      expect(await waiting.count()).toBe(1);
    });
  });
}
