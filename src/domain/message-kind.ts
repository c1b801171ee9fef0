/** The kinds of message that Herald composes, and the order in which pages list them. */
export const MESSAGE_KINDS = ['timeline', 'reminder', 'delay', 'candidate', 'release', 'digest'] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const MESSAGE_TITLES: Record<MessageKind, string> = {
  timeline: 'Timeline announcement',
  reminder: 'Phase reminder',
  delay: 'Delay notice',
  candidate: 'Release candidate',
  release: 'Release announcement',
  digest: 'Weekly digest',
};
