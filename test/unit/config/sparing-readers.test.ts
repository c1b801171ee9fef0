/** What a configuration says about how much its readers get, and when. */
import { loadConfiguration } from '../../../src/config/load.js';
import { GOOD, patched, withConfigDir } from '../../support/config-dir.js';

const load = (from: string, to: string) =>
  withConfigDir(patched(GOOD, 'community.yaml', from, to), (dir) => loadConfiguration(dir));
const wrong = async (from: string, to: string): Promise<unknown> =>
  load(from, to).then(
    ({ warnings }) => warnings.map(({ line, rule, message, fix }) => [line, rule, message, fix]),
    (error: { problems: { line: number; rule: string; message: string; fix: string }[] }) =>
      error.problems.map(({ line, rule, message, fix }) => [line, rule, message, fix]),
  );

const LIST = '{ id: announce, mail: announce@example.org }';

describe('A most per week', () => {
  it('belongs to a destination, and is absent where nothing is written', async () => {
    const { configuration } = await load(LIST, '{ id: announce, mail: announce@example.org, mostPerWeek: 3 }');

    expect(configuration.community.destinations).toEqual([
      { type: 'mail', id: 'announce', address: 'announce@example.org', name: 'announce', mostPerWeek: 3 },
      { type: 'slack', id: 'channel', address: 'C0PLATFORM', name: '#platform' },
    ]);
  });

  it('is refused where nothing could leave', async () => {
    expect(await wrong(LIST, '{ id: announce, mail: announce@example.org, mostPerWeek: 0 }')).toHaveLength(1);
  });
});

describe('A send window', () => {
  const ZONE = 'zone: Europe/Athens\n';
  const written = (window: string, more = ''): string => `${ZONE}sendWindow: ${window}\n${more}`;

  it('belongs to the community, or to a destination of its own, on all days unless it says otherwise', async () => {
    const { configuration } = await load(ZONE, written('{ from: 08:00, to: 20:00, days: working }'));
    const own = await load(
      LIST,
      '{ id: announce, mail: announce@example.org, sendWindow: { from: 09:00, to: 17:30 } }',
    );

    expect(configuration.community.sendWindow).toEqual({ from: '08:00', to: '20:00', days: 'working' });
    expect(own.configuration.community).not.toHaveProperty('sendWindow');
    expect(own.configuration.community.destinations[0]).toHaveProperty('sendWindow', {
      from: '09:00',
      to: '17:30',
      days: 'all',
    });
  });

  it('without time in it is refused', async () => {
    expect(await wrong(ZONE, written('{ from: 20:00, to: 08:00 }'))).toEqual([
      [4, 'send-window', 'A send window from 20:00 to 08:00 has no time in it.', 'Write `{ from: 08:00, to: 20:00 }`.'],
    ]);
  });

  it('in which messages are not to leave is warned about', async () => {
    expect(await wrong(ZONE, written('{ from: 08:00, to: 20:00 }', 'sendTime: 07:30\n'))).toEqual([
      [
        4,
        'outside-send-window',
        'Messages are to leave at 07:30, when this window (08:00 to 20:00) is closed: each of them waits until it opens.',
        'Widen the window to hold 07:30, or choose another time.',
      ],
    ]);
  });
});
