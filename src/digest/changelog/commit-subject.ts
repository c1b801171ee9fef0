/** The pull requests that the first line of a commit's message names as what it came with, as each way of merging writes them. */

/** `Merge pull request #12 from owner/branch`, `Merge PR #12`, `Auto merge of #12 - ...`, `Merge #12 #13`. */
const MERGE = /^(?:Merge (?:pull request |PR )?|Auto merge of )(?<numbers>#\d{1,9}(?:,? (?:and )?#\d{1,9})*)/i;
/** `Title (#12)`; one that was taken to another branch often keeps what it ended with: `Title (#12) (#34)`. */
const END = /(?: ?\(#\d{1,9}\))+$/;

export interface NamedPulls {
  numbers: number[];
  /** Each of them came with it; else the last one did, and those before it are what that one took along. */
  each: boolean;
}

/** Without numbers where it names none. */
export function pullsNamedBy(subject: string): NamedPulls {
  const line = subject.slice(0, 1000).trimEnd();
  const merge = MERGE.exec(line)?.groups?.numbers;
  const numbers = [...(merge ?? END.exec(line)?.[0] ?? '').matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  return { numbers, each: merge !== undefined };
}
