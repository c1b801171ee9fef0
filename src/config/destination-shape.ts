/** What `destinations:` may hold: where messages go, and how many of them. */
import { z } from 'zod';
import { identifier, line, mailAddress, slackChannel } from './fields.js';
import { sendWindow } from './send-window-shape.js';
import { complain } from './text-field.js';

export const destination = z
  .strictObject({
    id: identifier('How the messages below name it.', 'announce'),
    name: line('As people know it; left out, its id.', 'example-announce').nullish(),
    mail: mailAddress("The mailing list's address.", 'announce@example.org').nullish(),
    slack: slackChannel("The channel's id; names change, ids do not.").nullish(),
    mostPerWeek: z
      .int()
      .min(1)
      .max(50)
      .nullish()
      .meta({
        description:
          'How many messages it gets in seven days at most; left out, as many as there are. Timelines, reminders, digests and notes wait when it has had so many; everything else is counted and never waits.',
        examples: [3],
      }),
    sendWindow: sendWindow.nullish().meta({ description: "Hours of its own, in place of the community's." }),
  })
  .superRefine((value, ctx) => {
    if (typeof value.mail === 'string' && typeof value.slack === 'string') complain(ctx, BOTH_ADDRESSES, ['slack']);
    if (typeof value.mail !== 'string' && typeof value.slack !== 'string') complain(ctx, NO_ADDRESS);
  })
  .meta({ description: 'A mailing list (`mail`) or a Slack channel (`slack`).' });

const BOTH_ADDRESSES = {
  rule: 'destination-address',
  message: 'A destination is a mailing list or a Slack channel, not both.',
  fix: 'Make two destinations of it, each with an id of its own.',
};
const NO_ADDRESS = {
  rule: 'destination-address',
  message: 'This destination has no address.',
  fix: 'Add `mail: announce@example.org` or `slack: C0123456789`.',
};
