/** The day and hour of a form, in the community's zone. */
import type { Request } from 'express';
import { Refusal } from '../../domain/errors.js';
import { type Instant, instantAt, isCalendarDate } from '../../domain/time.js';
import { appliedConfiguration } from '../../workflow/applied-configuration.js';
import type { HttpDeps } from './deps.js';
import { field } from './forms.js';

/** @throws Refusal `invalid` when they are no moment */
export async function momentIn({ store }: Pick<HttpDeps, 'store'>, request: Request): Promise<Instant> {
  const date = field(request, 'date');
  const time = field(request, 'time').slice(0, 5);
  if (!isCalendarDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new Refusal('invalid', 'Write the day as 2021-08-18 and the hour as 09:00.');
  }
  const { configuration } = await appliedConfiguration(store);
  return instantAt(date, time, configuration.community.zone);
}
