/** A date of the schedule is the same day in every message, whatever day it is elsewhere when it begins or ends. */
import { phaseBegin, phaseDeadline } from '../../../src/domain/phase.js';
import { formatDate, instantAt, weekdayName } from '../../../src/domain/time.js';
import { upcoming } from '../../../src/schedules/upcoming.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { community, dates } from '../../support/schedules-community.js';
import { RICH } from '../../support/templates-facts.js';
import { readings } from '../../support/templates-readings.js';

const DAY = '2021-08-15';

describe.each(['Pacific/Kiritimati', 'Pacific/Auckland', 'UTC', 'America/Los_Angeles', 'Pacific/Pago_Pago'])(
  'in a community on the clock of %s',
  (zone) => {
    const rules = community({ zone });
    const inZone = { ...RICH.reminder.community, zone };

    it.each(['00:00', '00:01', '23:59'])('a deadline at %s is on its own day, with its weekday', (hour) => {
      const phase = dates('feature-freeze', DAY, DAY, hour);
      const at = phaseDeadline(phase, rules) ?? '';
      const facts = { ...RICH.reminder, community: inZone, date: DAY, at, next: [] };
      const next = upcoming(rules, [phase], instantAt('2021-08-01', '12:00', zone), 3);
      const { subject, bodyMd } = composeMessage({ ...facts, next });

      const read = readings(renderMessage({ subject, intro: '', bodyMd }, { zone }));

      expect(at).toBe(instantAt(DAY, hour, zone));
      expect(next).toMatchObject([{ date: DAY, deadline: at }]);
      for (const text of Object.values(read)) {
        const named = text.replaceAll(/\s+/g, ' ').match(/(\w+day, \d+ August 2021), \d\d:\d\d/g) ?? [];
        // Once in the first line and once among the next dates.
        expect(named.filter((words) => words === `${formatDate(DAY)}, ${hour}`)).toHaveLength(2);
        // The same moment in UTC is another day there, and says which.
        const elsewhere = weekdayName(at.slice(0, 10));
        if (elsewhere !== weekdayName(DAY)) expect(text).toContain(`(${elsewhere} ${at.slice(11, 16)} UTC)`);
      }
    });

    it('a phase that begins, begins on its own day', () => {
      const span = dates('docs-update', DAY, '2021-09-05');
      const phase = { ...RICH.reminder.phase, shape: 'span' as const, deadline: phaseDeadline(span, rules) };
      const at = phaseBegin(span, zone) ?? '';
      const facts = { ...RICH.reminder, community: inZone, phase, edge: 'start' as const, date: DAY, at };
      const { subject, bodyMd } = composeMessage(facts);

      const read = readings(renderMessage({ subject, intro: '', bodyMd }, { zone }));

      for (const text of Object.values(read)) expect(text).toContain(`begins on ${formatDate(DAY)} and runs until`);
      expect(at).toBe(instantAt(DAY, '00:00', zone));
    });
  },
);
