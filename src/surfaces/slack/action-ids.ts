/**
 * Every name by which Slack tells us what a person used: buttons and menus (actions), forms (callback ids). One table, so that
 * a view and its handler cannot drift apart. They stand in messages for months: a name is never given another meaning.
 */
export const ACTIONS = {
  // On the card of a draft; the button's value is `<draft>:<revision>:<hash>`.
  approve: 'draft.approve',
  object: 'draft.object',
  edit: 'draft.edit',
  hold: 'draft.hold',
  release: 'draft.release',
  discard: 'draft.discard',
  difference: 'draft.difference',
  recompose: 'draft.recompose',
  preview: 'draft.preview',
  // In a prompt and its reminder; the value is `<round>|<release>|<unit>`, and `|<status>` behind it to change one.
  noChange: 'prompt.no-change',
  giveUpdate: 'prompt.update',
  correctStatus: 'prompt.correct',
  withdrawStatus: 'prompt.withdraw',
  notNow: 'prompt.not-now',
  // Under a reply that could not be understood; the value is `<round>|<release>|<unit>|<channel>|<ts>|<edited ts>|<text>`.
  replyGreen: 'reply.green',
  replyYellow: 'reply.yellow',
  replyRed: 'reply.red',
  replyNotStarted: 'reply.not-started',
  replyTesting: 'reply.testing',
  replyPassed: 'reply.passed',
  replyFailing: 'reply.failing',
  replyReleased: 'reply.released',
  // Under a reply that only mentions issues; the value is `<round>|<release>|<unit>|<status>|<issue>,<issue>`.
  issuesBlock: 'reply.issues-block',
  // On the home page and in answers.
  openDelay: 'home.delay',
  openNotes: 'home.notes',
  openCorrect: 'home.correct',
  openRecord: 'home.record',
  openDesk: 'home.desk',
  openPause: 'home.pause',
  resume: 'home.resume',
  share: 'answer.share',
  // Inside forms.
  blockerSearch: 'form.blockers',
  delayFields: 'form.delay',
  /** Buttons that only open an address; Slack reports the click all the same. */
  link: 'link',
} as const;

export const FORMS = {
  /** Approving although the preflight fails. */
  override: 'form.override',
  object: 'form.object',
  edit: 'form.edit',
  hold: 'form.hold',
  discard: 'form.discard',
  update: 'form.update',
  record: 'form.record',
  notNow: 'form.not-now',
  delay: 'form.delay',
  correct: 'form.correct',
  notes: 'form.notes',
  pause: 'form.pause',
} as const;

export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS];
