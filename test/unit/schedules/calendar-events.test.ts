import type { CalendarEntry } from '../../../src/domain/calendar-entry.js';
import {
  calendarEvents,
  meetingEvent,
  updateEntries,
  type WantedEvent,
} from '../../../src/schedules/calendar-events.js';
import { cascade } from '../../../src/schedules/cascade.js';
import { CYCLE, community, cycleWith, dates, revision } from '../../support/schedules-community.js';

const plan = { id: '1.4', name: 'Kubeflow 1.4', trackingIssue: 'https://github.com/kubeflow/manifests/issues/1798' };
const FIRST = '2021-06-01T16:00:00.000Z';
const THEN = '2021-08-10T16:00:00.000Z';
const wanted = (phases = CYCLE): WantedEvent[] => calendarEvents(community(), plan, revision(phases));
const written = (phases = CYCLE): CalendarEntry[] => updateEntries([], wanted(phases), FIRST);
const stored = (was: CalendarEntry[], changes: CalendarEntry[]): CalendarEntry[] =>
  was.map((entry) => changes.find((c) => c.uid === entry.uid) ?? entry);

describe('the events of a schedule', () => {
  it('are one for each phase with a date', () => {
    expect(wanted().map((w) => w.uid)).toEqual([
      '1.4-development@kubeflow.herald',
      '1.4-feature-freeze@kubeflow.herald',
      '1.4-docs-update@kubeflow.herald',
      '1.4-manifests-testing@kubeflow.herald',
      '1.4-distribution-testing@kubeflow.herald',
      '1.4-release@kubeflow.herald',
    ]);
  });

  it('say what the phase means and until when it runs', () => {
    expect(wanted()[1]?.event).toEqual({
      type: 'days',
      summary: 'Kubeflow 1.4: Feature freeze',
      description: 'What feature-freeze means.\n\nUntil: Sunday, 15 August 2021, 23:59 PDT (Monday 06:59 UTC)',
      url: plan.trackingIssue,
      start: '2021-08-15',
      end: '2021-08-15',
    });
  });

  it('of a phase without an end stand on its first day', () => {
    const event = wanted([dates('docs-update', '2021-08-15', null)])[0]?.event;

    expect(event).toMatchObject({ start: '2021-08-15', end: '2021-08-15' });
    expect(event?.description).toContain('End: to be decided');
  });

  it('link to nothing that is not a web address', () => {
    const odd = calendarEvents(community(), { ...plan, trackingIssue: 'javascript:alert(1)' }, revision(CYCLE));

    expect(new Set(odd.map((w) => w.event.url))).toEqual(new Set([null]));
  });
});

describe('the community meeting', () => {
  it('begins on its first weekday', () => {
    expect(meetingEvent(community(), '2021-06-02')?.event).toMatchObject({
      first: '2021-06-08',
      weekday: 2,
      time: '08:00',
    });
    expect(meetingEvent(community(), '2021-06-08')?.event).toMatchObject({ first: '2021-06-08' });
  });

  it('is not there where nobody meets', () => {
    expect(meetingEvent(community({ meeting: null }), '2021-06-02')).toBeNull();
  });
});

describe('the stored entries', () => {
  it('begin with sequence 0', () => {
    expect(written().map((e) => [e.sequence, e.lastModified, e.cancelledAt])).toEqual(Array(6).fill([0, FIRST, null]));
  });

  it('stay untouched while nothing changed', () => {
    expect(updateEntries(written(), wanted(), THEN)).toEqual([]);
  });

  it('rise by one for exactly the events that moved', () => {
    const moved = cascade(community(), CYCLE, { phase: 'manifests-testing', start: null, end: '2021-09-19' });

    const changes = updateEntries(written(), wanted(moved), THEN);

    expect(changes.map((e) => [e.uid, e.sequence, e.lastModified])).toEqual([
      ['1.4-manifests-testing@kubeflow.herald', 1, THEN],
      ['1.4-distribution-testing@kubeflow.herald', 1, THEN],
      ['1.4-release@kubeflow.herald', 1, THEN],
    ]);
  });

  it('rise again when a date comes back, since calendars have seen the other one', () => {
    const away = stored(written(), updateEntries(written(), wanted(cycleWith(dates('release', '2021-10-04'))), THEN));

    const back = updateEntries(away, wanted(), '2021-08-11T16:00:00.000Z');

    expect(back.map((e) => [e.uid, e.sequence])).toEqual([['1.4-release@kubeflow.herald', 2]]);
  });

  it('are cancelled once when their date is gone, and come back with it', () => {
    const gone = updateEntries(written(), wanted(cycleWith(dates('release', null))), THEN);
    const kept = stored(written(), gone);

    expect(gone).toMatchObject([
      { uid: '1.4-release@kubeflow.herald', sequence: 1, cancelledAt: THEN, lastModified: THEN },
    ]);
    expect(updateEntries(kept, wanted(cycleWith(dates('release', null))), '2021-08-11T16:00:00.000Z')).toEqual([]);
    expect(updateEntries(kept, wanted(), '2021-08-12T16:00:00.000Z')).toMatchObject([
      { uid: '1.4-release@kubeflow.herald', sequence: 2, cancelledAt: null, lastModified: '2021-08-12T16:00:00.000Z' },
    ]);
  });
});
