/** Parts that the public pages share: the next dates, what was sent, how to follow along, when this was checked. */
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import type { Instant, Zone } from '../../domain/time.js';
import type { CheckedFact, FollowLinks, NextDate, SentSummary } from './home-props.js';
import { Day, distance, Moment, ShortMoment } from './moments.js';
import { OutsideLink } from './outside-link.js';

const verb = ({ day, edge }: NextDate): string => (day ? 'is on' : edge === 'start' ? 'begins on' : 'ends on');

export function NextDates({ next, now, zone }: { next: readonly NextDate[]; now: Instant; zone: Zone }) {
  if (next.length === 0) return null;
  return (
    <>
      <h3>What comes next</h3>
      <ol class="next">
        {next.map((fact) => (
          <li>
            <span class="next-when">{distance(fact.date, now, zone)}</span>
            <strong>
              {fact.title} {verb(fact)}
            </strong>{' '}
            {fact.deadline === null ? <Day date={fact.date} /> : <Moment at={fact.deadline} zone={zone} />}
          </li>
        ))}
      </ol>
    </>
  );
}

export function SentList({ sent, zone }: { sent: readonly SentSummary[]; zone: Zone }) {
  if (sent.length === 0) return <p class="quiet">Nothing yet. What is sent to the list or the channel is kept here.</p>;
  return (
    <ol class="sent">
      {sent.map((message) => (
        <li>
          <a href={`/archive/${encodeURIComponent(message.id)}`}>{message.subject}</a>
          <span class="quiet">
            {MESSAGE_TITLES[message.kind]} to {message.destinations.join(' and ')},{' '}
            <ShortMoment at={message.at} zone={zone} />
          </span>
        </li>
      ))}
    </ol>
  );
}

export const Follow = ({ follow }: { follow: FollowLinks }) => (
  <section class="card" aria-labelledby="follow">
    <h2 id="follow">Follow along</h2>
    <ul class="follow">
      <li>
        <a href={follow.webcal}>Add the calendar</a>
        <span class="quiet">
          or copy its address: <a href={follow.calendar}>{follow.calendar}</a>
        </span>
      </li>
      {follow.destinations.map((d) => (
        <li>
          <strong>{d.name}</strong>
          <span class="quiet">{d.type === 'mail' ? `mailing list, ${d.address}` : 'Slack channel'}</span>
        </li>
      ))}
      {follow.links.map((link) => (
        <li>
          <OutsideLink url={link.url}>{link.label}</OutsideLink>
        </li>
      ))}
    </ul>
  </section>
);

export const LastChecked = ({ checked, zone }: { checked: CheckedFact; zone: Zone }) => (
  <div class="checked">
    <p>
      {checked.at === null ? (
        'GitHub has not been read completely yet.'
      ) : (
        <>
          Last checked against GitHub: <Moment at={checked.at} zone={zone} />.
        </>
      )}
    </p>
    {checked.problems.length > 0 && (
      <ul>
        {checked.problems.map((problem) => (
          <li>Incomplete: {problem}</li>
        ))}
      </ul>
    )}
  </div>
);
