/** The community of the reliability runs: a list, two channels, a release team that decides in Slack, a liaison who is asked. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { directId } from '../../src/preview/slack/places.js';

export const LIST = 'discuss@example.org';
export const CHANNELS = [
  { id: 'C0PLATFORM', name: 'platform' },
  { id: 'C0RELEASE', name: 'release' },
  { id: 'C0TEAM', name: 'release-team' },
] as const;
export const TEAM = 'C0TEAM';
export const DECIDES = { id: 'ann', slack: 'U0ANN' };
export const ASKED = { id: 'ben', slack: 'U0BEN', direct: directId('U0BEN') };

/** It is morning there now, on the day of the asking, so that the liaison is asked at once. */
function zoneOfMorning(): { zone: string; weekday: string } {
  const ahead = (10 - DateTime.utc().hour + 24) % 24;
  const offset = ahead > 12 ? ahead - 24 : ahead;
  const zone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  return { zone, weekday: DateTime.now().setZone(zone).toFormat('cccc') };
}

/** Writes its files; its one release lies so far ahead that nothing of it is due but the timeline. */
export async function writeCommunity(directory: string): Promise<void> {
  const { zone, weekday } = zoneOfMorning();
  const year = DateTime.utc().year + 2;
  const community = {
    id: 'acme',
    name: 'ACME',
    zone,
    sendTime: '00:00',
    holidayRegions: [],
    people: [
      { ...person(DECIDES), name: 'Ann', zone, roles: ['release-manager'] },
      { ...person(ASKED), name: 'Ben', zone, roles: ['liaison'] },
    ],
    workingGroups: [{ id: 'platform', name: 'Platform', repositories: ['acme/platform'], liaisons: [ASKED.id] }],
    rounds: { weekday, workingHours: { from: '00:00', to: '23:59' }, nudgeHours: 24 },
    releaseTeam: { slack: TEAM, name: '#release-team' },
    destinations: [
      { id: 'list', mail: LIST, name: 'discuss' },
      { id: 'platform', slack: 'C0PLATFORM', name: '#platform' },
      { id: 'release', slack: 'C0RELEASE', name: '#release' },
    ],
  };
  const release = {
    name: 'ACME 1.0',
    tags: { repository: 'acme/platform', candidate: 'v1.0.0-rc.*', stable: 'v1.0.0' },
    phases: [
      { phase: 'development', start: `${year}-01-07`, end: `${year}-02-19` },
      { phase: 'feature-freeze', date: `${year}-02-20`, owners: ['ann'] },
      { phase: 'release', date: `${year}-03-13` },
    ],
  };
  await mkdir(join(directory, 'releases'), { recursive: true });
  // What YAML can read JSON can say.
  await writeFile(join(directory, 'community.yaml'), JSON.stringify(community, null, 2));
  await writeFile(join(directory, 'releases', '1.0.yaml'), JSON.stringify(release, null, 2));
}

const person = ({ id, slack }: { id: string; slack: string }) => ({ id, slack, email: `${id}@example.org` });
