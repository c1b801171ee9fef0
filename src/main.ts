#!/usr/bin/env node
/** The composition root: `herald <command>`. */
import { randomBytes } from 'node:crypto';
import { runProgram } from './cli/program.js';

process.exitCode = await runProgram(process.argv.slice(2), {
  variables: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  random: randomBytes,
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    }),
});
