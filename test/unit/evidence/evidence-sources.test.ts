import type { SyncState } from '../../../src/domain/evidence.js';
import { evidenceSources } from '../../../src/evidence/evidence-sources.js';

const NOW = '2021-08-16T12:30:00.000Z';

const state = (endpoint: SyncState['endpoint'], more: Partial<SyncState> = {}): SyncState => ({
  repository: 'kubeflow/katib',
  endpoint,
  watermark: null,
  cursor: null,
  completeAsOf: '2021-08-16T12:00:00.000Z',
  problem: null,
  ...more,
});

describe('how complete the evidence is, in words', () => {
  it('has nothing to say about what is complete, as of the oldest of its lists', () => {
    const states = [state('issues'), state('tags', { completeAsOf: '2021-08-16T11:00:00.000Z' }), state('releases')];

    const sources = evidenceSources(states, ['kubeflow/katib'], NOW);

    expect(sources).toEqual([{ name: 'kubeflow/katib', fetchedAt: '2021-08-16T11:00:00.000Z', problem: null }]);
  });

  it('says that newer changes may be missing when a list could not be read again', () => {
    const states = [state('issues', { problem: 'Set a valid token.' }), state('tags'), state('releases')];

    const [source] = evidenceSources(states, ['kubeflow/katib'], NOW);

    expect(source?.fetchedAt).toBe('2021-08-16T12:00:00.000Z');
    expect(source?.problem).toBe(
      'Its issues and pull requests could not be read again since then, so newer changes may be missing.',
    );
  });

  it('calls a list that was never read to the end incomplete, though others were', () => {
    const states = [state('issues', { completeAsOf: null, problem: 'x' }), state('tags'), state('releases')];

    const [source] = evidenceSources(states, ['kubeflow/katib'], NOW);

    expect(source).toMatchObject({ fetchedAt: null, problem: expect.stringContaining('is incomplete') });
  });

  it('does not take a repository that was never asked for a quiet one', () => {
    const [source] = evidenceSources([], ['kubeflow/katib'], NOW);

    expect(source?.problem).toContain('could never be read to the end');
  });

  it('says that nobody has looked for longer than a day, even where nothing went wrong', () => {
    const states = [state('issues'), state('tags'), state('releases')];

    const [source] = evidenceSources(states, ['kubeflow/katib'], '2021-08-17T15:00:00.000Z');

    expect(source?.problem).toBe(
      'Its issues and pull requests, tags and releases have not been read since then, so newer changes are missing.',
    );
  });

  it('keeps an operator’s sentence out of what readers see', () => {
    const states = [state('issues', { problem: 'Set a valid GITHUB_TOKEN.' }), state('tags'), state('releases')];

    const [source] = evidenceSources(states, ['kubeflow/katib'], NOW);

    expect(source?.problem).not.toContain('GITHUB_TOKEN');
  });
});
