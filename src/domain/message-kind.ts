/** The kinds of message that Herald composes, and the order in which pages list them. */
export const MESSAGE_KINDS = [
  'timeline',
  'reminder',
  'delay',
  'correction',
  'candidate',
  'release',
  'patch',
  'digest',
  'notes',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const MESSAGE_TITLES: Record<MessageKind, string> = {
  timeline: 'Timeline announcement',
  reminder: 'Phase reminder',
  delay: 'Delay notice',
  correction: 'Correction',
  candidate: 'Release candidate',
  release: 'Release announcement',
  patch: 'Patch release',
  digest: 'Weekly digest',
  notes: 'Meeting notes',
};
