/** What a reply may be about. */
import type { Topic } from '../../src/digest/read-status.js';

const topic = (name: string, more: Partial<Topic> = {}): Topic => ({
  key: name.toLowerCase(),
  type: 'group',
  names: [name, name.toLowerCase()],
  releases: ['1.4', 'Kubeflow 1.4'],
  repositories: [`kubeflow/${name.toLowerCase()}`],
  ...more,
});
export const PIPELINES = topic('Pipelines');
export const NOTEBOOKS = topic('Notebooks');
export const ACME = topic('ACME', { type: 'distribution', repositories: [] });
