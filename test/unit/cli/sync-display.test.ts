import { Writable } from 'node:stream';
import { syncDisplay } from '../../../src/cli/sync-display.js';

const READING = {
  done: 41,
  lists: 77,
  rows: 11_829,
  requests: 171,
  unchanged: 12,
  now: [{ repository: 'kubeflow/pipelines', endpoint: 'issues' as const, rows: 4300 }],
};
const DETAIL = '11,829 rows, 171 requests, 12 unchanged; kubeflow/pipelines, issues and pull requests';

describe('What a sync shows of its progress', () => {
  it('is a line every few seconds where standard error is no terminal', () => {
    const lines: string[] = [];
    let now = 0;
    const display = syncDisplay({ terminal: null, err: (line) => lines.push(line) }, () => now);

    for (now of [0, 1000, 4999, 5000, 6000]) display.show({ ...READING, done: now });
    display.end();

    expect(lines).toEqual([`Reading GitHub: 0 of 77 lists, ${DETAIL}`, `Reading GitHub: 5,000 of 77 lists, ${DETAIL}`]);
  });

  it('is a bar on a terminal, which is left as it was found', () => {
    let written = '';
    const terminal = Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          written += String(chunk);
          done();
        },
      }),
      { isTTY: true, columns: 200 },
    );
    const display = syncDisplay({ terminal, err: () => undefined }, () => 0);

    display.show(READING);
    display.end();

    expect(written).toContain(`41/77 lists  ${DETAIL}`);
    expect(written).toContain('█');
    expect(written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'));
  });
});
