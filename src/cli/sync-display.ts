/** Shows how far a sync is: a bar on a terminal, a line every few seconds where standard error goes elsewhere. */
import { SingleBar } from 'cli-progress';
import type { ReadingProps } from '../surfaces/pages/evidence-props.js';
import { counted, LIST_NAMES } from '../surfaces/pages/evidence-words.js';
import type { Edge } from './edge.js';

export interface SyncDisplay {
  /** As often as there is something new. */
  show(reading: Omit<ReadingProps, 'since'>): void;
  /** Leaves the terminal as it was found. */
  end(): void;
}

const LINE_MILLIS = 5_000;

/** @param now milliseconds by any clock that goes forward */
export function syncDisplay({ terminal, err }: Pick<Edge, 'terminal' | 'err'>, now: () => number): SyncDisplay {
  return terminal === null ? linesOn(err, now) : barOn(terminal);
}

function barOn(stream: NodeJS.WritableStream): SyncDisplay {
  const bar = new SingleBar({
    stream,
    format: 'Reading GitHub {bar} {value}/{total} lists  {detail}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  let began = false;
  return {
    show(reading) {
      const payload = { detail: detail(reading) };
      if (began) {
        bar.setTotal(reading.lists);
        bar.update(reading.done, payload);
      } else bar.start(reading.lists, reading.done, payload);
      began = true;
    },
    end: () => bar.stop(),
  };
}

function linesOn(err: Edge['err'], now: () => number): SyncDisplay {
  let last: number | null = null;
  return {
    show(reading) {
      if (last !== null && now() - last < LINE_MILLIS) return;
      last = now();
      err(`Reading GitHub: ${counted(reading.done)} of ${counted(reading.lists)} lists, ${detail(reading)}`);
    },
    end: () => undefined,
  };
}

function detail({ rows, requests, unchanged, now: [current] }: Omit<ReadingProps, 'since'>): string {
  const where = current === undefined ? '' : `; ${current.repository}, ${LIST_NAMES[current.endpoint]}`;
  return `${counted(rows)} rows, ${counted(requests)} requests, ${counted(unchanged)} unchanged${where}`;
}
