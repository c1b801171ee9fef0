/** The 1.4 cycle driven through a real browser at the desk, on the preview that `npm start` runs. */
import { withBrowser } from '../support/browser.js';
import { delayAndRelease } from './delay-and-release.js';
import { deskPicture } from './desk-picture.js';
import { drafts } from './drafts.js';
import { walkThrough } from './walk-through.js';
import { wordsOfARelease } from './words-of-a-release.js';

withBrowser('the desk in a browser', (browser) => {
  walkThrough(browser);
  drafts(browser);
  delayAndRelease(browser);
  wordsOfARelease(browser);
  deskPicture(browser, process.env.DESK_PICTURE);
});
