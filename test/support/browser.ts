/** A suite in a real browser: Debian's chromium, started once; on a machine without one the suite is named as skipped. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Nothing that the browser would fetch, report or update on its own account. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function withBrowser(name: string, suite: (browser: () => Browser) => void): void {
  if (!existsSync(CHROMIUM)) {
    // Said by name, and counted as a failure where a browser is expected.
    const { skip: nameOnly } = it;
    nameOnly(`${name} (there is no ${CHROMIUM} on this machine)`, () => undefined);
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    });
    afterAll(() => browser.close());
    suite(() => browser);
  });
}
