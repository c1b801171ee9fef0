/** How long before it leaves a message is written where the configuration does not say. */
import { loadConfiguration } from '../../../src/config/load.js';
import { withConfigDir } from '../../support/config-dir.js';

const PEOPLE = ['ann', 'ben']
  .map((id) => `{ id: ${id}, name: ${id}, email: ${id}@example.org, roles: [release-manager] }`)
  .join(', ');

it.each([
  ['a working day ahead for one person', '{ rule: one }', 24],
  ['another for the second', '{ rule: two }', 48],
  ['as long as people have to object, and until they were asked', '{ rule: lazy, hours: 12 }', 14],
])('what is planned is written %s, what is not at once', async (_what, rule, hours) => {
  const text = `id: acme
name: ACME
zone: Europe/Athens
people: [${PEOPLE}]
destinations: [{ id: announce, mail: announce@example.org }]
messages: { reminder: { approval: ${rule} }, candidate: { approval: ${rule} } }
`;

  const { messages } = (await withConfigDir({ 'community.yaml': text }, loadConfiguration)).configuration.community;

  expect([messages.reminder.composeHoursAhead, messages.candidate.composeHoursAhead]).toEqual([hours, 0]);
});
