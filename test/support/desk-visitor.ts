/**
 * Somebody at the desk, with a browser that runs no scripts. Every page on the way is held to the same rules: no other host is
 * asked for anything, nothing breaks the content security policy, and whoever uses a phone, a keyboard or a screen reader gets on.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Instant } from '../../src/domain/time.js';

const RULES = readFileSync(new URL('./page-rules.js', import.meta.url), 'utf8');
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

/** A folder for pictures of the pages, to be looked at; without it none are taken. */
const PICTURES = process.env['PICTURES'];

export interface DeskVisitor {
  page: Page;
  main: Locator;
  /** What was wrong with the pages so far. */
  problems: string[];
  /** A path of this Herald. */
  open(path: string): Promise<void>;
  press(button: string): Promise<void>;
  follow(link: string | RegExp): Promise<void>;
  openDraft(subject: string): Promise<void>;
  /** Opens a fold of the draft's page. */
  unfold(title: string): Promise<void>;
  switchTo(person: string): Promise<void>;
  /** Where the preview's calendar stands. */
  now(): Promise<Instant>;
  /** Presses the bar's button, at least once, until the desk waits for a decision on a message of this subject. */
  moveUntil(step: '+1 day' | '+1 week' | 'To the next occasion', subject: string): Promise<void>;
  /** On a desk and on a phone, by day and by night. */
  picture(name: string): Promise<void>;
  /** Another tab of the same browser. */
  anotherTab(): Promise<DeskVisitor>;
  close(): Promise<void>;
}

export async function visitDesk(browser: Browser, url: string): Promise<DeskVisitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESKTOP,
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  });
  // A leap of the calendar takes as long as the machine needs: only the test runner's own bound ends what hangs.
  context.setDefaultTimeout(0);
  context.setDefaultNavigationTimeout(0);
  return visitor(await context.newPage(), url, []);
}

const MOST_STEPS = 12;

function visitor(page: Page, url: string, problems: string[]): DeskVisitor {
  const main = page.getByRole('main');
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(`${url}/`) && !address.startsWith('data:')) problems.push(`a request to ${address}`);
  });
  page.on('console', (message) => {
    // A page that says no is an answer, and the browser notes it down as an error.
    if (/the server responded with a status of 4\d\d/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.url()}: ${response.status()}`);
  });

  const rulesOn = async (size: typeof PHONE, colorScheme: 'light' | 'dark'): Promise<void> => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    for (const problem of await page.evaluate<string[]>(RULES)) {
      problems.push(`${new URL(page.url()).pathname} at ${size.width} pixels, ${colorScheme}: ${problem}`);
    }
  };
  const seen = new Set<string>();
  /** The narrow dark page always, since that is where room and contrast are scarce; the wide light one once for each kind of page. */
  const look = async (): Promise<void> => {
    await rulesOn(PHONE, 'dark');
    const kind = new URL(page.url()).pathname.replace(/[\w-]{10,}/g, '…');
    if (!seen.has(kind)) await rulesOn(DESKTOP, 'light');
    seen.add(kind);
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'light' });
  };

  const visit: DeskVisitor = {
    page,
    main,
    problems,
    async open(path) {
      await page.goto(new URL(path, url).href);
      await look();
    },
    async press(button) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await look();
    },
    async follow(link) {
      await main.getByRole('link', { name: link }).first().click();
      await look();
    },
    async openDraft(subject) {
      await visit.open('/desk');
      await page.locator('.draft-card').getByRole('link', { name: subject }).first().click();
      await look();
    },
    async unfold(title) {
      const fold = page.locator('details', { has: page.locator('summary', { hasText: title }) });
      if ((await fold.first().getAttribute('open')) === null) await fold.first().locator('summary').click();
    },
    async switchTo(person) {
      const choice = page.getByLabel('You are');
      const label = (await choice.locator('option').allTextContents()).find((text) => text.startsWith(person));
      await choice.selectOption({ label: label ?? person });
      await visit.press('Switch');
    },
    async now() {
      return (await page.locator('.preview-bar time').getAttribute('datetime')) ?? '';
    },
    async moveUntil(step, subject) {
      await visit.open('/desk');
      for (let steps = 0; steps < MOST_STEPS; steps++) {
        await page.getByRole('button', { name: step, exact: true }).click();
        if ((await page.locator('.draft-card h3', { hasText: subject }).count()) > 0) return;
      }
      throw new Error(`"${subject}" does not wait; the calendar shows ${await visit.now()}`);
    },
    async picture(name) {
      if (PICTURES === undefined) return;
      mkdirSync(PICTURES, { recursive: true });
      const path = (as: string) => join(PICTURES, `${name}-${as}.png`);
      const take = async (as: string): Promise<void> => {
        // A frame that has never been in view is not painted.
        for (const frame of await page.locator('iframe:visible').all()) await frame.scrollIntoViewIfNeeded();
        await page.screenshot({ path: path(as), fullPage: true });
      };
      await take('desktop');
      await page.setViewportSize(PHONE);
      await take('phone');
      await page.emulateMedia({ colorScheme: 'dark' });
      await take('phone-dark');
      await page.setViewportSize(DESKTOP);
      await take('desktop-dark');
      await page.emulateMedia({ colorScheme: 'light' });
    },
    anotherTab: async () => visitor(await page.context().newPage(), url, problems),
    close: () => page.context().close(),
  };
  return visit;
}
