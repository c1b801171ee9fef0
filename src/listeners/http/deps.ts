/** What the HTTP server is given. */
import type { RequestHandler, Router } from 'express';
import type { Instant } from '../../domain/time.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Store } from '../../ports/store.js';
import type { EvidenceProps } from '../../surfaces/pages/evidence-props.js';
import type { Commands } from '../../workflow/commands.js';
import type { Random } from '../../workflow/desk-links.js';
import type { MetricsAnswer } from './metrics-routes.js';

export interface HttpDeps {
  store: Store;
  clock: Clock;
  commands: Commands;
  random: Random;
  /** Signs the forms' tokens; at least 32 characters. */
  secret: string;
  /** Where people reach this server, without a trailing slash. */
  publicUrl: string;
  version: string;
  /** Of the configuration that this process was started with; by another applied one it does not plan. */
  configurationHash: string;
  /** Null in live mode: then none of its routes exist. */
  preview: PreviewHooks | null;
  log: Log;
  /** What answers Slack's signed requests; null where it does not call. */
  slack?: RequestHandler | null;
  /** What takes GitHub's deliveries. */
  webhook?: RequestHandler;
  /** What `/metrics` answers; there is none without it. */
  metrics?: MetricsAnswer;
  /** How the reading of GitHub goes in this process. */
  forgeState?(): Pick<EvidenceProps, 'reading' | 'budget'>;
  /** Seconds since a run of the loop came to its end, by a clock that nobody sets. */
  sinceRun?(): number;
  /** Further pages (mailbox, channel) by the path that they live under, behind the same headers. */
  routers?: { path: string; router: Router }[];
}

export interface PreviewHooks {
  now(): Instant;
  /** Who one may switch to, in the order of the switch. */
  people(): Promise<{ id: string; name: string; role: string }[]>;
  /** Moves the calendar on and runs the loop at every due instant between. */
  advance(by: PreviewStep): Promise<void>;
}

export type PreviewStep = 'day' | 'week' | 'next';
