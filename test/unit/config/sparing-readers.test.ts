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
