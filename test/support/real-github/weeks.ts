/** A week that goes by on GitHub: one in which nothing happens, and one in which people work. */
import { HOUR, instant } from './moments.js';
import type { RealGithub } from './real-github.js';
import { issueOf } from './real-issues.js';
import { sequence } from './sequence.js';

const WEEK = 7 * 24 * HOUR;

export interface Work {
  /** In every repository that has any. */
  updated: number;
  opened: number;
  merged: number;
  tags: number;
}

/** What a repository of Kubeflow sees in a week before a release. */
export const BUSY: Work = { updated: 30, opened: 12, merged: 15, tags: 1 };

/** Moves the calendar, and nothing else. */
export function quietWeek(github: RealGithub): void {
  github.now = instant(Date.parse(github.now) + WEEK);
}

/** Changes the world as the week's work does, and moves the calendar. What it did, by repository. */
export function busyWeek(github: RealGithub, work: Work = BUSY): Record<string, Work> {
  const from = Date.parse(github.now);
  const done: Record<string, Work> = {};
  for (const repository of github.repositories) done[repository] = workIn(github, repository, from, work);
  github.world.version += 1;
  github.now = instant(from + WEEK);
  return done;
}

function workIn({ world }: RealGithub, repository: string, from: number, work: Work): Work {
  const chance = sequence(`${repository} ${from}`);
  const moment = (): number => from + HOUR + Math.floor(chance.next() * (WEEK - 2 * HOUR));
  const [pulls, issues, tags] = [
    world.pulls[repository] ?? [],
    world.issues[repository] ?? [],
    world.tags[repository] ?? [],
  ];
  const people = [...new Set(pulls.flatMap(([, , , login]) => login ?? []))];
  const open = issues.filter(({ closedAt }) => closedAt === undefined).slice(-work.updated);
  for (const issue of open) issue.changedAt = [...(issue.changedAt ?? []), instant(moment())];
  let number = Math.max(0, ...pulls.map(([one]) => one), ...issues.map((one) => one.number));
  // Opened in the order of their numbers.
  const moments = Array.from({ length: work.opened + work.merged }, moment).sort((a, b) => a - b);
  for (const [i, opened] of moments.entries()) {
    number += 1;
    if (i % 2 === 0 && i < 2 * work.opened) issues.push(issueOf({ number, opened }, undefined, people, opened, chance));
    else
      pulls.push([
        number,
        instant(opened),
        instant(Math.min(opened + HOUR * 8, from + WEEK - HOUR)),
        people[i % 7] ?? null,
        `Change ${number}`,
      ]);
  }
  const releases = world.releases[repository] ?? [];
  const tagged = tags.length === 0 ? 0 : work.tags;
  for (let i = 0; i < tagged; i++) {
    const [name, at] = [`week-${from / HOUR}-${i}`, moment()];
    tags.push([name, `${i}`.padStart(40, Math.floor(from / HOUR).toString(16)), instant(at)]);
    releases.push({ id: releases.length + 100_001, tag: name, name, prerelease: false, publishedAt: instant(at) });
  }
  const opened = issues.filter(({ createdAt }) => createdAt > instant(from)).length;
  return { updated: open.length, opened, merged: moments.length - opened, tags: tagged };
}
