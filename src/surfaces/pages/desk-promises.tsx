/** Updates that a delay notice promised to the community, and that nobody has written yet. */
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import { Day, distance } from './moments.js';

export interface PromisedUpdate {
  /** Release id and name. */
  release: string;
  name: string;
  day: CalendarDate;
  /** The day has come; else it is tomorrow. */
  due: boolean;
  /** Other dates are proposed already, so their notice will be the update. */
  proposed: boolean;
}

interface Props {
  promises: readonly PromisedUpdate[];
  now: Instant;
  zone: Zone;
}

export const DeskPromises = ({ promises, now, zone }: Props) => (
  <>
    {promises.map((promise) => (
      <div class="notice notice-wait">
        <p>
          <strong>
            An update on the delay of {promise.name} {promise.due ? 'was' : 'is'} promised for{' '}
            <Day date={promise.day} />
          </strong>
          , {distance(promise.day, now, zone)}, whatever it will say.
        </p>
        <p>
          <WhatToDo promise={promise} />
        </p>
      </div>
    ))}
  </>
);

const WhatToDo = ({ promise: { release, proposed } }: { promise: PromisedUpdate }) =>
  proposed ? (
    <>
      Other dates are proposed: decide about their notice, among <a href="#waiting">what waits</a>.
    </>
  ) : (
    <>
      If the dates move again, <a href={`/desk/delay?release=${encodeURIComponent(release)}`}>propose a delay</a>. If
      they stand, say so in the introduction of its next message, among <a href="#waiting">what waits</a>.
    </>
  );
