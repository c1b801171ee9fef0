import { outdatedNames } from '../../../src/digest/configured-names.js';
import type { Configuration } from '../../../src/domain/configuration.js';
import type { Renamed } from '../../../src/domain/forge-names.js';
import { aCommunity, PEOPLE } from '../../support/world.js';

const REPOSITORY = 'kubeflow/manifests';
const renamed = (more: Partial<Renamed>): Renamed => ({
  ...{ repository: REPOSITORY, kind: 'label', id: 7, name: 'priority/critical', former: ['priority/p0'], goneAt: null },
  ...more,
});
const rule = { label: null, milestone: null, query: null, phase: null };
const configuration = {
  community: aCommunity({
    people: PEOPLE.map((person) => ({ ...person, github: person.id === 'ann' ? 'Ann-K' : null })),
    blockers: [
      { ...rule, milestone: 'v1.4' },
      { ...rule, query: 'label:"needs fix" author:ben' },
    ],
  }),
  releases: [],
} as unknown as Configuration;

it.each<[string, Renamed, string | null]>([
  ['a label', renamed({}), `The label priority/p0 of ${REPOSITORY} is called priority/critical now. Herald follows it`],
  ['a label in a query', renamed({ former: ['Needs Fix'] }), 'The label Needs Fix of'],
  ['a label that nobody configured', renamed({ former: ['kind/bug'] }), null],
  ['a label by its new name', renamed({ name: 'priority/p0', former: ['p0'] }), null],
  [
    'a deleted label',
    renamed({ name: 'priority/p0', former: [], goneAt: '2021-08-01T00:00:00.000Z' }),
    'was deleted on',
  ],
  ['a milestone', renamed({ kind: 'milestone', name: '1.4', former: ['v1.4'] }), 'The milestone v1.4 of'],
  [
    'an account',
    renamed({ kind: 'user', repository: '', name: 'ann', former: ['ann-k'] }),
    'The account ann-k is called ann',
  ],
  [
    'an account in a query',
    renamed({ kind: 'user', repository: '', name: 'b', former: ['ben'] }),
    'The account ben is',
  ],
])('the configuration is told of %s that is called otherwise now', (_what, one, expected) => {
  const sentences = outdatedNames(configuration, [one]).map(({ sentence }) => sentence);

  expect(sentences).toEqual(expected === null ? [] : [expect.stringContaining(expected)]);
});
