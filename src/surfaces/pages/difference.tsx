/** A difference of two texts for reading: signs as well as colours, long unchanged stretches folded. */
import { type DifferenceLine, lineDifference } from '../line-difference.js';

const SIGNS = { same: ' ', gone: '−', new: '+' } as const;
const AROUND = 2;

/** Unchanged lines that are further from a change than this are left out, and counted. */
function folded(lines: DifferenceLine[]): (DifferenceLine | number)[] {
  const near = (i: number) => lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((l) => l.change !== 'same');
  const shown: (DifferenceLine | number)[] = [];
  lines.forEach((line, i) => {
    const last = shown.at(-1);
    if (near(i)) shown.push(line);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  });
  return shown;
}

export function Difference({ before, after }: { before: string; after: string }) {
  if (before === after) return <p class="quiet">The words are the same.</p>;
  return (
    <pre class="difference">
      {folded(lineDifference(before, after)).map((line) =>
        typeof line === 'number' ? (
          <span class="diff-fold">
            {line} {line === 1 ? 'line' : 'lines'} unchanged{'\n'}
          </span>
        ) : (
          <span class={`diff-${line.change}`}>
            <span class="visually-hidden">{line.change === 'same' ? '' : `${line.change}: `}</span>
            <span aria-hidden="true">{SIGNS[line.change]} </span>
            {line.text}
            {'\n'}
          </span>
        ),
      )}
    </pre>
  );
}
