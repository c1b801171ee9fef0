/** What an asking must be, and what is unusual about it. */
import { loadConfiguration } from '../../../../src/config/load.js';
import { ConfigProblems } from '../../../../src/domain/errors.js';
import { GOOD, patched, withConfigDir } from '../../../support/config-dir.js';

async function findings(rounds: string, ben = '    slack: U0BEN\n'): Promise<string[]> {
  const asked = patched(GOOD, 'community.yaml', 'phases:\n', `${rounds}\nphases:\n`);
  const texts = patched(asked, 'community.yaml', '    name: Ben Example\n', `    name: Ben Example\n${ben}`);
  return withConfigDir(texts, async (dir) => {
    try {
      const { warnings } = await loadConfiguration(dir);
      return warnings.map((w) => `${w.severity} ${w.line} ${w.rule}: ${w.message}`);
    } catch (error) {
      if (!(error instanceof ConfigProblems)) throw error;
      return error.problems.map((p) => `${p.severity} ${p.line} ${p.rule}: ${p.message}`);
    }
  });
}

describe('the weekly asking', () => {
  it('is fine with nothing but its name', async () => {
    expect(await findings('rounds: {}')).toEqual([]);
  });

  it('has some time in its working hours', async () => {
    expect(await findings('rounds: { workingHours: { from: 17:00, to: 09:00 } }')).toEqual([
      'error 34 round-hours: Working hours from 17:00 to 09:00 have no time in them.',
    ]);
  });

  it('comes before the digest that it feeds', async () => {
    expect(await findings('rounds: { weekday: Friday }')).toEqual([
      'warning 34 round-before-digest: People are asked on the day of the digest or after it, so it will hold answers of the week before.',
    ]);
  });

  it('reaches those who are to be asked', async () => {
    expect(await findings('rounds: {}', '')).toEqual([
      'warning 16 not-in-slack: Ben Example is to be asked every week, and has no Slack member id.',
    ]);
  });
});
