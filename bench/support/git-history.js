/**
 * A git repository with the history that a forge's merged pull requests leave behind, for tools that read git: squashed ones as
 * `Title (#12)`, merged ones as a merge of a branch, in the order in which they were merged, and tags where they belong.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @typedef {{ number: number, title: string, login: string, mergedAt: string, squashed: boolean }} Merged
 * @param {string} folder where the bare repository is made
 * @param {readonly Merged[]} pulls oldest first
 * @param {readonly { name: string, at: string }[]} tags at the last pull request that was merged by then
 * @returns {Promise<Map<string, Merged>>} each pull request by the commit that it became
 */
export async function writeHistory(folder, pulls, tags) {
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder]);
  await run('git', ['-C', folder, 'fast-import', '--quiet', '--export-marks=marks'], stream(pulls, tags));
  const marks = (await run('cat', [`${folder}/marks`])).trim().split('\n');
  const byMark = new Map(pulls.map((pull, index) => [`:${markOf(index)}`, pull]));
  return new Map(
    marks.flatMap((line) => {
      const [mark, sha] = line.split(' ');
      const pull = byMark.get(mark);
      return pull === undefined ? [] : [[sha, pull]];
    }),
  );
}

/** Even marks are what lies on main, odd ones the branches that are merged into it. */
const markOf = (index) => 2 * index + 2;

function* stream(pulls, tags) {
  const waiting = [...tags].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const [index, pull] of pulls.entries()) {
    while (waiting[0] !== undefined && waiting[0].at < pull.mergedAt) yield tag(waiting.shift(), index - 1);
    yield* commits(pull, index);
  }
  for (const left of waiting) yield tag(left, pulls.length - 1);
}

const tag = ({ name }, index) => (index < 0 ? '' : `reset refs/tags/${name}\nfrom :${markOf(index)}\n\n`);

function* commits(pull, index) {
  const { number, title, login, squashed } = pull;
  const parent = index === 0 ? '' : `from :${markOf(index - 1)}\n`;
  const change = `M 100644 inline change\n${data(String(number))}`;
  if (squashed || index === 0) {
    yield `commit refs/heads/main\nmark :${markOf(index)}\n${who(pull)}${data(`${title} (#${number})`)}${parent}${change}\n`;
    return;
  }
  const side = markOf(index) - 1;
  yield `commit refs/heads/side\nmark :${side}\n${who(pull)}${data(title)}${parent}${change}\n`;
  const words = data(`Merge pull request #${number} from ${login}/side\n\n${title}`);
  yield `commit refs/heads/main\nmark :${markOf(index)}\n${who(pull)}${words}${parent}merge :${side}\n${change}\n`;
}

const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;

function who({ login, mergedAt }) {
  const name = login.replaceAll(/[<>\n]/g, '');
  const seconds = Math.floor(Date.parse(mergedAt) / 1000);
  const person = `${name} <${name}@users.noreply.github.com> ${seconds} +0000`;
  return `author ${person}\ncommitter ${person}\n`;
}

/** Runs a program to its end and gives what it wrote. */
async function run(program, args, input) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  for (const part of input ?? []) {
    if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}.`);
  return output;
}
