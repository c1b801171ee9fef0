/** How a command joins the program. */
import type { Command } from 'commander';
import type { Edge } from './edge.js';

/** A command answers with its exit code; `edge` is all that it sees of the world. */
export type Register = (program: Command, run: (work: () => Promise<number>) => Promise<void>, edge: Edge) => void;
