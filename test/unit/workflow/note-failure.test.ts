import { randomBytes } from 'node:crypto';
import type { OccasionRecord } from '../../../src/domain/occasion.js';
import type { WorkflowDeps } from '../../../src/workflow/deps.js';
import { noteFailure } from '../../../src/workflow/note-failure.js';
import type { Action } from '../../../src/workflow/plan/actions.js';
import type { World } from '../../../src/workflow/world.js';

it('a reason that everybody can read at the desk holds nothing that opens anything', async () => {
  const password = randomBytes(6).toString('hex');
  const saved: OccasionRecord[] = [];
  const store = { occasions: { save: async (record: OccasionRecord) => saved.push(record) } };
  const action = { do: 'compose', occasion: { key: 'digest:2021-W33' }, generation: 1 } as unknown as Action;
  const error = new Error(`The database libsql://herald:${password}@db.example.org does not answer\nat ${password}`);

  await noteFailure(
    { store, log: () => undefined } as unknown as WorkflowDeps,
    { drafts: [], ledger: [] } as unknown as World,
    ...[action, error, '2021-08-17T07:00:00.000Z' as const],
  );

  expect(saved[0]?.trouble?.why).toBe('The database libsql://[redacted]@db.example.org does not answer.');
});
