/** How the groups branch and tag, side by side; what differs from most is marked in words. */
import type { Habit, Habits, RepositoryHabits } from '../../domain/habits.js';
import { dateIn, type Instant, type Zone } from '../../domain/time.js';
import type { CheckedFact } from './home-props.js';
import { type Frame, Layout } from './layout.js';
import { Day } from './moments.js';
import { OutsideLink } from './outside-link.js';
import { LastChecked } from './page-parts.js';

export interface HabitsProps extends Habits {
  now: Instant;
  zone: Zone;
  checked: CheckedFact;
}

export const HabitsPage = ({ frame, page }: { frame: Frame; page: HabitsProps }) => (
  <Layout frame={frame} title="Branch and tag habits" here="desk">
    <div class="page-head">
      <p class="eyebrow">
        <a href="/desk">Desk</a>
      </p>
      <h1>Branch and tag habits</h1>
      <p class="lead">{inAWord(page)}</p>
      <p>
        <a href="/desk/habits.json">As JSON</a>
      </p>
    </div>
    {page.groups.map((group) => (
      <section class="card" aria-labelledby={`group-${group.group}`}>
        <h2 id={`group-${group.group}`}>{group.name}</h2>
        <p>
          {group.releaseProcess === null ? (
            'No documented release process is known.'
          ) : (
            <OutsideLink url={group.releaseProcess}>Its release process</OutsideLink>
          )}
        </p>
        {group.repositories.length > 0 && <Repositories page={page} repositories={group.repositories} />}
      </section>
    ))}
    <LastChecked checked={page.checked} zone={page.zone} />
  </Layout>
);

const Repositories = ({ page, repositories }: { page: HabitsProps; repositories: readonly RepositoryHabits[] }) => (
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Repository</th>
          <th scope="col">Newest stable tag</th>
          <th scope="col">Tags</th>
          <th scope="col">Candidates</th>
          <th scope="col">Release branches</th>
          <th scope="col">A version every</th>
          <th scope="col">Tags without a Release</th>
        </tr>
      </thead>
      <tbody>
        {repositories.map((habits) => (
          <tr>
            <th scope="row">{habits.repository}</th>
            <td>
              {habits.newest === null ? 'none' : <code>{habits.newest.tag}</code>}
              {habits.newest?.at != null && (
                <span class="quiet">
                  {' '}
                  <Day date={dateIn(habits.newest.at, page.zone)} />
                </span>
              )}
            </td>
            <td>
              <Shape habits={habits} habit="tags" page={page} />
            </td>
            <td>
              <Shape habits={habits} habit="candidates" page={page} />
              {habits.withCandidates.of > 0 && (
                <span class="quiet">
                  {' '}
                  for {habits.withCandidates.count} of the last {habits.withCandidates.of} versions
                </span>
              )}
            </td>
            <td>
              <Shape habits={habits} habit="branches" page={page} />
            </td>
            <td>{habits.daysBetween === null ? 'not known' : `${habits.daysBetween} days`}</td>
            <td>{habits.unpublished.length === 0 ? 'none' : habits.unpublished.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function Shape({ habits, habit, page }: { habits: RepositoryHabits; habit: Habit; page: Pick<Habits, 'usual'> }) {
  const shape = habits[habit];
  const usual = page.usual[habit];
  if (shape === null) return <span class="quiet">none</span>;
  return (
    <>
      <code>{shape}</code>
      {usual !== null && usual !== shape && <strong> unlike most</strong>}
    </>
  );
}

/** What most do, in a sentence or two. */
function inAWord({ groups, usual }: Habits): string {
  if (groups.every(({ repositories }) => repositories.every(({ newest }) => newest === null)))
    return 'No stable tag has been seen in any repository yet.';
  const habits = [
    ...(usual.tags === null ? [] : [`stable tags ${usual.tags}`]),
    ...(usual.candidates === null ? [] : [`candidates ${usual.candidates}`]),
    ...(usual.branches === null ? [] : [`release branches ${usual.branches}`]),
  ];
  if (habits.length === 0) return 'There is no way in which most repositories name their tags or branches.';
  return `Most repositories name their ${habits.join(', their ').replace(/, (?=[^,]*$)/, ' and ')}. What differs is marked: it is what release tooling trips over.`;
}
