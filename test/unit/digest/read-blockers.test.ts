/** Which issues are named as blocking, and which are only mentioned. */
import { readStatus } from '../../../src/digest/read-status.js';
import { PIPELINES } from '../../support/reply-topics.js';

describe('issues that hold it up', () => {
  const issues = (text: string) => {
    const [part] = readStatus(text, [PIPELINES]);
    return [part?.blockers, part?.mentioned];
  };

  it.each([
    [
      'red, blocked by <https://github.com/kubeflow/manifests/issues/12|kubeflow/manifests#12>',
      ['kubeflow/manifests#12'],
    ],
    ['yellow: blocked by kubeflow/kubeflow#7 and #8', ['kubeflow/kubeflow#7', 'kubeflow/pipelines#8']],
    ['We are blocked on https://github.com/kubeflow/katib/pull/3', ['kubeflow/katib#3']],
    ['🔴 Blockers: #1, #2', ['kubeflow/pipelines#1', 'kubeflow/pipelines#2']],
    ['red\nBlocker: #1', ['kubeflow/pipelines#1']],
  ])('%j names them', (text, found) => {
    expect(issues(text)).toEqual([found, []]);
  });

  it.each([
    ['we need help with #2440 and other/repo#7000', ['kubeflow/pipelines#2440', 'other/repo#7000']],
    ['yellow: waiting for #8', ['kubeflow/pipelines#8']],
    ['not blocked by #1', ['kubeflow/pipelines#1']],
    ['no longer blocked by #1', ['kubeflow/pipelines#1']],
    ['nobody says that we are blocked by #1', ['kubeflow/pipelines#1']],
    ['unblocked by #1', ['kubeflow/pipelines#1']],
    ['blocked by #1?', ['kubeflow/pipelines#1']],
    ['blocked by #1 until yesterday', ['kubeflow/pipelines#1']],
    ['Blockers: none, #1 is fixed', ['kubeflow/pipelines#1']],
    ['green, merged kubeflow/katib#3', ['kubeflow/katib#3']],
    ['green. kubeflow/katib#3 no longer blocks us.', ['kubeflow/katib#3']],
  ])('%j only mentions them', (text, found) => {
    expect(issues(text)).toEqual([[], found]);
  });
});
