#!/usr/bin/env node
/** The composition root: `herald <command>`. */
import { randomBytes } from 'node:crypto';
import { runProgram } from './cli/program.js';

// A request that hangs holds nothing open, and the timer that would end it does not either: without this the process
// ends with 13 in the middle of it.
const alive = setInterval(() => undefined, 60_000);
process.exitCode = await runProgram(process.argv.slice(2), {
  variables: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  terminal: process.stderr.isTTY ? process.stderr : null,
  random: randomBytes,
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    }),
});
clearInterval(alive);
