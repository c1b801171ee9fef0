/** A part of the cycle at the desk: its own preview, begun on a day, and somebody who has signed in with the printed link. */
import type { Browser } from 'playwright-core';
import type { Instant } from '../../src/domain/time.js';
import { type DeskVisitor, visitDesk } from './desk-visitor.js';
import { type PreviewProgram, startPreviewProgram } from './preview-program.js';

export interface Chapter {
  visitor: DeskVisitor;
  program: PreviewProgram;
}

/** Declares the chapter's tests, one after the other on the same preview, and at its end what every page has to keep to. */
export function chapter(
  name: string,
  { browser, start, signIn = true }: { browser: () => Browser; start: Instant | null; signIn?: boolean },
  tests: (at: () => Chapter) => void,
): void {
  describe(name, () => {
    let open: Chapter;
    beforeAll(async () => {
      const program = await startPreviewProgram(start);
      open = { program, visitor: await visitDesk(browser(), program.url) };
      if (!signIn) return;
      await open.visitor.page.goto(program.deskLink);
      await open.visitor.page.getByRole('button', { name: /^Sign in/ }).click();
    });
    afterAll(async () => {
      await open.visitor.close();
      await open.program.stop();
    });

    tests(() => open);

    it('meets only pages that keep to the rules: one host, no script, names and labels, readable and no wider than a phone', () => {
      expect([...new Set(open.visitor.problems)]).toEqual([]);
    });
  });
}
