/** Send windows: whether there is time in them, and whether what is planned leaves within it. */
import type { Community, SendWindow } from '../../domain/community.js';
import type { Path } from '../problem.js';
import type { CommunityCase, Rule } from './rule.js';

const windowsOf = ({ sendWindow, destinations }: Community): { path: Path; window: SendWindow }[] => [
  ...(sendWindow === undefined ? [] : [{ path: ['sendWindow'], window: sendWindow }]),
  ...destinations.flatMap((place, index) =>
    place.sendWindow === undefined ? [] : [{ path: ['destinations', index, 'sendWindow'], window: place.sendWindow }],
  ),
];

const isEmpty = ({ from, to }: SendWindow): boolean => from >= to;

export const windowHours: Rule<CommunityCase> = {
  name: 'send-window',
  check: ({ community }) =>
    windowsOf(community)
      .filter(({ window }) => isEmpty(window))
      .map(({ path, window: { from, to } }) => ({
        path,
        message: `A send window from ${from} to ${to} has no time in it.`,
        fix: 'Write `{ from: 08:00, to: 20:00 }`.',
      })),
};

/** Each of them would wait, every time. */
export const sendsInWindow: Rule<CommunityCase> = {
  name: 'outside-send-window',
  check({ community }) {
    const { sendTime, messages } = community;
    const times = [...new Set([sendTime, messages.digest.time ?? sendTime])];
    return windowsOf(community)
      .filter(({ window }) => !isEmpty(window))
      .flatMap(({ path, window: { from, to } }) =>
        times
          .filter((time) => time < from || time >= to)
          .map((time) => ({
            path,
            severity: 'warning' as const,
            message: `Messages are to leave at ${time}, when this window (${from} to ${to}) is closed: each of them waits until it opens.`,
            fix: `Widen the window to hold ${time}, or choose another time.`,
          })),
      );
  },
};
