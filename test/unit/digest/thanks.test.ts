import { thanksTo } from '../../../src/digest/thanks.js';
import { closed, community, merged } from '../../support/digest.js';

const by = (...authors: (string | null)[]) =>
  authors.map((author, i) => merged(`kubeflow/katib#${i + 1}`, undefined, { author }));

describe('whom an announcement thanks', () => {
  it('names people as the configuration does, in the alphabet’s order', () => {
    expect(thanksTo(community, by('zijianjoy', 'ANDREYVELICH', 'Jeffwan', 'bobgy'), 10)).toEqual({
      names: ['Andrey V.', 'bobgy', 'Jiaxin S.', 'zijianjoy'],
      others: 0,
    });
  });

  it('names those who did most, and counts the others', () => {
    expect(thanksTo(community, by('a', 'b', 'b', 'c', 'c', 'd'), 2)).toEqual({ names: ['b', 'c'], others: 2 });
  });

  it('thanks neither bots nor accounts that are gone, nor for what was not merged', () => {
    const items = [...by('dependabot[bot]', 'k8s-ci-robot', 'kubeflow-bot', null, 'abbot'), closed('kubeflow/katib#9')];

    expect(thanksTo(community, items, 10)).toEqual({ names: ['abbot'], others: 0 });
  });
});
