import { parseIssueRef } from '../../../src/digest/issue-ref.js';

describe('reading which issue a person means', () => {
  it.each([
    'kubeflow/manifests#2038',
    ' kubeflow/manifests#2038 ',
    'https://github.com/kubeflow/manifests/issues/2038',
    'http://www.github.com/kubeflow/manifests/pull/2038',
    'github.com/kubeflow/manifests/issues/2038',
    'https://github.com/kubeflow/manifests/pull/2038/files',
    'https://github.com/kubeflow/manifests/issues/2038#issuecomment-1',
    'https://github.com/kubeflow/manifests/issues/2038?x=1',
  ])('understands %s', (text) => {
    expect(parseIssueRef(text)).toEqual({ repository: 'kubeflow/manifests', number: 2038 });
  });

  it.each([
    '',
    '#2038',
    'manifests#2038',
    'kubeflow/manifests',
    'kubeflow/manifests#0',
    'kubeflow/manifests#12345678901',
    'kubeflow/manifests#2038 and more',
    'https://gitlab.com/kubeflow/manifests/issues/2038',
    'https://github.com.example.org/kubeflow/manifests/issues/2038',
    'https://example.org/github.com/kubeflow/manifests/issues/2038',
    'kubeflow/<b>#1',
    '../manifests#1',
    'kubeflow/manifests#2038\nkubeflow/katib#1',
  ])('does not guess at %j', (text) => {
    expect(parseIssueRef(text)).toBeNull();
  });
});
