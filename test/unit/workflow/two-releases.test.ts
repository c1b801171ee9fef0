/** Two releases under way: what a group says of one is not said of the other (FAILURES row 30). */
import type { Configuration } from '../../../src/domain/configuration.js';
import type { DigestFacts } from '../../../src/domain/facts.js';
import { addDays, addHours } from '../../../src/domain/time.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { askedConfiguration, say, wordsOf } from '../../support/rounds.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aPlan } from '../../support/world.js';

const ROUND = 'round:2021-W27';

/** 1.4, and 1.5 a month behind it. */
const twoReleases = (): Configuration => {
  const base = askedConfiguration();
  const later = aPlan().phases.map((phase) => ({
    ...phase,
    start: phase.start === null ? null : addDays(phase.start, 30),
    end: phase.end === null ? null : addDays(phase.end, 30),
  }));
  const tags = { ...aPlan().tags, candidate: 'v1.5.0-rc.*', stable: 'v1.5.*' };
  return { ...base, releases: [aPlan(), aPlan({ id: '1.5', name: 'Kubeflow 1.5', phases: later, tags })] };
};

async function digestOf(house: House): Promise<DigestFacts> {
  await house.until('2021-07-07T17:30:00.000Z');
  return (await house.waiting('digest:2021-W27')).head.facts as DigestFacts;
}

async function asked(): Promise<House> {
  const house = await openHouse({ configuration: twoReleases() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until('2021-07-05T17:00:00.000Z');
  return house;
}

describe('with two releases under way', () => {
  it('a digest says of each what was said of it, and which one a group is in trouble with', async () => {
    const house = await asked();
    await say(house.store, 'pipelines', '2021-07-05T17:00:00.000Z', { colour: 'yellow', text: 'Two reviews.' });
    await say(house.store, 'pipelines', '2021-07-05T18:00:00.000Z', { release: '1.5', text: 'On its way.' });
    await say(house.store, 'training', '2021-07-05T18:00:00.000Z', { release: '1.5', colour: 'red', text: 'Broken.' });

    const facts = await digestOf(house);
    const { bodyMd } = composeMessage(facts);

    const pipelines = facts.groups.find(({ unit }) => unit === 'pipelines');
    expect(pipelines?.words?.map(({ release, status }) => [release, status?.colour])).toEqual([
      ['1.4', 'yellow'],
      ['1.5', 'green'],
    ]);
    expect(bodyMd.split('\n')[0]).toContain(
      '1 group reports red for Kubeflow 1.5 and 1 group reports yellow for Kubeflow 1.4',
    );
    expect(bodyMd).toContain('**Training (Kubeflow 1.5)** reports red: “Broken.”');
    expect(bodyMd).toContain('**Pipelines (Kubeflow 1.4)** reports yellow: “Two reviews.”');
    expect(bodyMd).toContain('**Pipelines (Kubeflow 1.5)** reports green: “On its way.”');
    expect(bodyMd).toContain('**Training (Kubeflow 1.4)**: no update received');
    expect(bodyMd).not.toContain('all was quiet');
  });

  it('a prompt asks about each, and the account of the round says of which one nothing was heard', async () => {
    const house = await asked();
    await say(house.store, 'training', '2021-07-05T18:00:00.000Z', { release: '1.5' });

    await house.until('2021-07-07T17:30:00.000Z');

    const prompt = wordsOf(house.posts.find(({ channel }) => channel === 'U0SAM')?.blocks);
    expect(prompt).toContain('Training (Kubeflow 1.4)');
    expect(prompt).toContain('Training (Kubeflow 1.5)');
    const account = house.posts.find(({ channel, text }) => channel === 'C0TEAM' && text.includes('has closed'));
    expect(wordsOf(account?.blocks)).toContain('Training (Kubeflow 1.4): Sam');
  });
});

describe('distributions', () => {
  it('are asked about a release from its first candidate or its testing on, and then only about that', async () => {
    const house = await asked();
    const asksOf = async () =>
      (await house.store.rounds.prompts(ROUND))
        .find(({ person }) => person === 'lou')
        ?.asks.filter(({ unit }) => unit === 'acme')
        .map(({ release }) => release);
    const before = await asksOf();
    await house.store.evidence.saveTags(
      [{ repository: aPlan().tags.repository, name: 'v1.5.0-rc.0', sha: 'a'.repeat(40) }],
      addHours(house.clock.now, 1),
      false,
    );

    await house.until('2021-07-05T20:00:00.000Z');

    expect(before).toEqual([]);
    expect(await asksOf()).toEqual(['1.5']);
  });
});
