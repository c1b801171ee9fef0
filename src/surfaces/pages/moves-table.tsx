/** What a change of dates moves: old date, new date, and by how much. */
import type { PhaseMove } from '../../domain/schedule.js';
import { ShortDays } from './moments.js';

export type TitledMove = PhaseMove & { title: string };

function shift(move: TitledMove): string {
  switch (move.change) {
    case 'set':
      return 'set';
    case 'dropped':
      return 'no date now';
    case 'hour':
      return 'another hour';
    default: {
      const days = Math.abs(move.days ?? 0);
      return `${days} ${days === 1 ? 'day' : 'days'} ${move.change}`;
    }
  }
}

export const MovesTable = ({ moves, caption }: { moves: readonly TitledMove[]; caption: string }) => (
  <div class="scroll">
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">Was</th>
          <th scope="col">Becomes</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr>
            <th scope="row">{move.title}</th>
            <td class="old-date">
              <ShortDays start={move.from.start} end={move.from.end} />
            </td>
            <td>
              <ShortDays start={move.to.start} end={move.to.end} />
            </td>
            <td>{shift(move)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
