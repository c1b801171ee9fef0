/** What groups and distributions say, as anybody reads it on the page of a release and on the home page. */
import type { Browser } from 'playwright-core';
import { chapter } from '../support/desk-chapter.js';

export function wordsOfARelease(browser: () => Browser): void {
  chapter('the words of a release', { browser, start: '2021-09-22T15:00:00.000Z', signIn: false }, (at) => {
    it('show how far each distribution is, and lead from the home page to it', async () => {
      const { visitor } = at();

      await visitor.open('/');
      await visitor.picture('home-with-readiness');
      await visitor.follow('Distributions');

      const rows = visitor.main.locator('#distributions ~ table tbody tr');
      expect((await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
        expect.stringMatching(
          /Charmed Kubeflow .*! failing.*Friday, 1 October 2021.*Kenneth Koski.*21 September 2021, yesterday/,
        ),
        expect.stringMatching(/Kubeflow on Google Cloud .*◑ testing.*no change since Tuesday, 14 September 2021/),
        expect.stringMatching(/Arrikto Enterprise Kubeflow .*○ not started/),
      ]);
    });

    it('stand beside what GitHub shows, under the address that digests link to', async () => {
      const { visitor } = at();

      await visitor.open('/releases/1.4#status-automl');
      await visitor.picture('release-with-words');

      const [word = ''] = await visitor.main.locator('#status-automl').allInnerTexts();
      expect(word.replaceAll(/\s+/g, ' ')).toMatch(
        /AutoML ✓ green All features of 0\.12 are merged\. .*Reported green; 1 blocker open, for \d+ days: kubeflow\/katib#1597/,
      );
    });
  });
}
