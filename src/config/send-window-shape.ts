/** The hours at which messages leave, as they are written. */
import { z } from 'zod';
import type { SendWindow } from '../domain/community.js';
import { timeOfDay } from './fields.js';

export const sendWindow = z
  .strictObject({
    from: timeOfDay("From when on messages leave, in the community's zone.", '08:00'),
    to: timeOfDay('Until when.', '20:00'),
    days: z
      .enum(['all', 'working'])
      .nullish()
      .meta({
        description: 'all, or working: not on weekends, nor on public holidays of half of the regions. Left out, all.',
        examples: ['working'],
      }),
  })
  .meta({
    description:
      'The hours at which messages leave. What becomes due outside of them waits; corrections and delays do not, nor what would be too late then.',
  });

/** Absent where nothing is written. */
export const writtenWindow = (written: z.output<typeof sendWindow> | null | undefined): { sendWindow?: SendWindow } =>
  written == null ? {} : { sendWindow: { from: written.from, to: written.to, days: written.days ?? 'all' } };
