import type { Prompt, Round } from '../../../src/domain/round.js';
import { eachStore } from '../../support/store.js';
import { day } from '../../support/store-samples.js';

const aRound = (over: Partial<Round> = {}): Round => ({
  key: 'round:2021-W33',
  opensAt: day(16),
  askedAt: null,
  closesAt: day(18),
  closedAt: null,
  problem: null,
  ...over,
});

const aPrompt = (over: Partial<Prompt> = {}): Prompt => ({
  round: 'round:2021-W33',
  person: 'andrey',
  asks: [{ release: '1.4', unit: 'automl', type: 'group' }],
  at: day(16, 8),
  send: 'send-1',
  nudge: null,
  problem: null,
  ...over,
});

eachStore((store) => {
  describe('a round', () => {
    it('is opened once, however often it is planned', async () => {
      const first = await store().rounds.open(aRound());
      const again = await store().rounds.open(aRound({ closesAt: day(19) }));

      expect(first).toEqual(aRound());
      expect(again).toEqual(aRound());
      expect(await store().rounds.byKey('round:2021-W33')).toEqual(aRound());
      expect(await store().rounds.byKey('round:2021-W34')).toBeNull();
    });

    it('is closed once, and not changed any more', async () => {
      await store().rounds.open(aRound());
      await store().rounds.open(aRound({ key: 'round:2021-W34', opensAt: day(23), closesAt: day(25) }));

      const asked = await store().rounds.save(aRound({ askedAt: day(16, 20) }));
      const closed = await store().rounds.save(aRound({ askedAt: day(16, 20), closedAt: day(18), problem: 'unread' }));
      const late = await store().rounds.save(aRound({ closedAt: day(19) }));

      expect([asked, closed, late]).toEqual([true, true, false]);
      expect((await store().rounds.byKey('round:2021-W33'))?.closedAt).toBe(day(18));
      expect((await store().rounds.unclosed()).map((round) => round.key)).toEqual(['round:2021-W34']);
      expect((await store().rounds.recent(5)).map((round) => round.key)).toEqual(['round:2021-W34', 'round:2021-W33']);
    });
  });

  describe('a prompt', () => {
    beforeEach(() => store().rounds.open(aRound()));

    it('is one per person and round', async () => {
      await store().rounds.addPrompt(aPrompt());
      await store().rounds.addPrompt(aPrompt({ send: 'send-2' }));
      await store().rounds.addPrompt(aPrompt({ person: 'johnu', at: day(16, 4), send: null, problem: 'No Slack id.' }));

      const prompts = await store().rounds.prompts('round:2021-W33');

      expect(prompts).toEqual([
        aPrompt({ person: 'johnu', at: day(16, 4), send: null, problem: 'No Slack id.' }),
        aPrompt(),
      ]);
      expect(await store().rounds.prompt('round:2021-W33', 'nobody')).toBeNull();
    });

    it('keeps its one reminder and what is known against the person', async () => {
      await store().rounds.addPrompt(aPrompt());

      await store().rounds.savePrompt(aPrompt({ nudge: 'send-9', problem: 'Left the workspace.' }));

      expect(await store().rounds.prompt('round:2021-W33', 'andrey')).toEqual(
        aPrompt({ nudge: 'send-9', problem: 'Left the workspace.' }),
      );
    });

    it('belongs to a round that is there', async () => {
      await expect(store().rounds.addPrompt(aPrompt({ round: 'round:1999-W01' }))).rejects.toThrow(/foreign key/i);
    });
  });

  it('remembers what a respondent asked for last', async () => {
    await store().rounds.saveRespondent({ person: 'johnu', weekday: 2, deputy: null, pausedUntil: null });
    await store().rounds.saveRespondent({
      person: 'johnu',
      weekday: null,
      deputy: 'jiaxin',
      pausedUntil: '2021-09-01',
    });

    expect(await store().rounds.respondents()).toEqual([
      { person: 'johnu', weekday: null, deputy: 'jiaxin', pausedUntil: '2021-09-01' },
    ]);
  });
});
