/** Whether a login is a program's. */

/** Service accounts whose login does not say so. */
const KNOWN = new Set(
  [
    ...['copilot', 'claude', 'dependabot', 'renovate', 'mergify', 'imgbot', 'greenkeeper', 'github-actions'],
    ...['google-oss-prow', 'istio-testing', 'kf-ci-robot', 'codecov-commenter', 'whitesource-renovate'],
    ...['copybara-service', 'pre-commit-ci', 'allcontributors', 'snyk-io', 'web-flow', 'crowdin-integration'],
  ].map((login) => login.toLowerCase()),
);

/** GitHub apps end in `[bot]`; service accounts in `-bot`, `-robot`, with a number too, in `-automation`, or begin with `bot-`. */
const NAMED = /\[bot\]$|[-_](ro)?bot([-_]?\d+)?$|[-_](automation|autobot)$|^(ro)?bot[-_]/i;

export const isBot = (login: string): boolean => NAMED.test(login) || KNOWN.has(login.toLowerCase());
