#!/usr/bin/env node
/** The composition root: `herald <command>`. */
import { randomBytes } from 'node:crypto';
import type { Edge } from './cli/edge.js';
import { tellFailure } from './cli/failures.js';
import { runProgram } from './cli/program.js';

// A request that hangs holds nothing open, and the timer that would end it does not either: without this the process
// ends with 13 in the middle of it.
const alive = setInterval(() => undefined, 60_000);
const edge: Edge = {
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
};
// Node would show every field of the error, and its causes: what libraries were sent, addresses with their passwords.
process.on('uncaughtException', (error) => process.exit(tellFailure(error, edge, false)));
process.exitCode = await runProgram(process.argv.slice(2), edge);
clearInterval(alive);
