/** The moments of a day at which messages leave and drafts are written, held against working days. */
import type { Community, Holiday } from '../domain/community.js';
import { addDays, addHours, type CalendarDate, dateIn, type Instant, instantAt } from '../domain/time.js';
import { isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from './working-days.js';

type SendRule = Pick<Community, 'sendTime' | 'zone'>;

/** The community's send time on a date. */
export const sendTimeOn = (community: SendRule, date: CalendarDate): Instant =>
  instantAt(date, community.sendTime, community.zone);

/** The first send time on a working day at or after `from`. */
export function nextSendTime(community: SendRule, from: Instant, holidays: readonly Holiday[]): Instant {
  const today = dateIn(from, community.zone);
  const first = sendTimeOn(community, today) >= from ? today : addDays(today, 1);
  return sendTimeOn(community, workingDayOnOrAfter(first, holidays));
}

/**
 * When to compose what is to leave at `sendAt`: `hoursAhead` before it, or, where that is a day off, at the send time of the
 * last working day before, so that a draft does not wait through a weekend that nobody reads on.
 */
export function composeTime(
  community: SendRule,
  sendAt: Instant,
  hoursAhead: number,
  holidays: readonly Holiday[],
): Instant {
  const moment = addHours(sendAt, -hoursAhead);
  const date = dateIn(moment, community.zone);
  return isWorkingDay(date, holidays) ? moment : sendTimeOn(community, workingDayOnOrBefore(date, holidays));
}
