/** The order of the house: which room may look into which, and which library speaks in which room. A reason is what a violation is told. */

export interface Room {
  /** A folder, or a file; the longest one that fits a path is its room. */
  at: string;
  sees: string[];
  /** Node's own modules that it may use; without a list, all. */
  node?: string[];
  because: string;
}

const GROUND = ['src/domain', 'src/ports'];
const PURE = ['src/schedules', 'src/digest', 'src/templates', 'src/surfaces', 'src/config'];
const USE = ['src/workflow', 'src/outbox', 'src/evidence'];
const HASHES = ['node:crypto'];
const NEIGHBOURS =
  'The pure rooms are neighbours, not guests: what two of them need belongs into the domain, and what they need of the world comes as an argument.';
const USE_CASES = 'Use cases know ports, never who implements or calls them.';
const EDGE = 'The edge is joined in the composition root only, so that any part of it can be replaced.';
const LEAVES = 'An adapter imports ports, domain and pure rendering only, and never another adapter.';

export const ROOMS: Room[] = [
  { at: 'src/domain', sees: [], node: HASHES, because: 'The words know nothing but themselves.' },
  { at: 'src/ports', sees: ['src/domain'], node: [], because: 'A port speaks the words of the domain.' },
  { at: 'src/schedules', sees: GROUND, node: HASHES, because: NEIGHBOURS },
  { at: 'src/digest', sees: GROUND, node: HASHES, because: NEIGHBOURS },
  { at: 'src/templates', sees: GROUND, because: NEIGHBOURS },
  { at: 'src/surfaces', sees: [...GROUND, 'src/templates/formats'], node: HASHES, because: NEIGHBOURS },
  { at: 'src/config', sees: GROUND, because: NEIGHBOURS },
  { at: 'src/workflow', sees: [...GROUND, ...PURE, ...USE], node: HASHES, because: USE_CASES },
  {
    at: 'src/workflow/plan',
    sees: [...GROUND, 'src/schedules', 'src/digest', 'src/surfaces', 'src/config', 'src/workflow'],
    node: HASHES,
    because: 'A plan names what to compose; it holds no words and touches nothing.',
  },
  { at: 'src/outbox', sees: [...GROUND, ...PURE, ...USE], node: HASHES, because: USE_CASES },
  { at: 'src/evidence', sees: [...GROUND, ...PURE, ...USE], node: HASHES, because: USE_CASES },
  ...['github', 'slack', 'mail', 'store', 'web'].map((name) => ({
    at: `src/adapters/${name}`,
    sees: [...GROUND, 'src/templates', 'src/surfaces'],
    because: LEAVES,
  })),
  { at: 'src/telemetry', sees: GROUND, because: 'Whoever is watched must not be needed for watching.' },
  { at: 'src/listeners', sees: [...GROUND, ...PURE, ...USE, 'src/telemetry'], because: EDGE },
  { at: 'src/preview', sees: [...GROUND, ...PURE, ...USE], because: EDGE },
  { at: 'src/cli', sees: ['src'], because: 'The composition root sees everything.' },
  { at: 'src/main.ts', sees: ['src'], because: 'The composition root sees everything.' },
];

export interface Library {
  /** Where it may be imported; `typesAt` adds rooms that may name its types only. */
  at: string[];
  typesAt?: string[];
}

const MARKDOWN: Library = { at: ['src/templates'] };

/** Every library has its room, where its vendor's words end. One that is not here has none yet. */
export const LIBRARIES: Record<string, Library> = {
  '@octokit/auth-app': { at: ['src/adapters/github'] },
  '@octokit/plugin-retry': { at: ['src/adapters/github'] },
  '@octokit/plugin-throttling': { at: ['src/adapters/github'] },
  '@octokit/rest': { at: ['src/adapters/github'] },
  '@octokit/webhooks': { at: ['src/listeners/github', 'src/preview/github'] },
  '@slack/bolt': { at: ['src/listeners/slack'] },
  '@slack/types': {
    at: ['src/adapters/slack'],
    typesAt: ['src/domain/rendering.ts', 'src/templates/formats', 'src/surfaces', 'src/preview', 'src/listeners/slack'],
  },
  '@slack/web-api': { at: ['src/adapters/slack'] },
  'cli-progress': { at: ['src/cli'] },
  commander: { at: ['src/main.ts', 'src/cli'] },
  'date-holidays': { at: ['src/config'] },
  express: { at: ['src/listeners/http', 'src/preview'], typesAt: ['src/listeners/slack', 'src/listeners/github'] },
  handlebars: { at: ['src/templates'] },
  hast: MARKDOWN,
  helmet: { at: ['src/listeners/http'] },
  'ical-generator': { at: ['src/surfaces/feeds'] },
  kysely: { at: ['src/adapters/store'] },
  libsql: { at: ['src/adapters/store'] },
  luxon: { at: ['src'] },
  mailparser: { at: ['src/preview'] },
  mdast: MARKDOWN,
  'node-cron': { at: ['src/listeners/timers'] },
  nodemailer: { at: ['src/adapters/mail'] },
  pino: { at: ['src/telemetry'] },
  'prom-client': { at: ['src/telemetry'] },
  preact: { at: ['src/surfaces/pages', 'src/preview'] },
  'preact-render-to-string': { at: ['src/surfaces/pages', 'src/preview'] },
  'rehype-stringify': MARKDOWN,
  'remark-gfm': MARKDOWN,
  'remark-parse': MARKDOWN,
  'remark-rehype': MARKDOWN,
  'remark-stringify': MARKDOWN,
  'smol-toml': { at: ['src/digest'] },
  'smtp-server': { at: ['src/preview'] },
  'timezones-ical-library': { at: ['src/surfaces/feeds'] },
  unified: MARKDOWN,
  ws: { at: ['src/preview/slack'] },
  yaml: { at: ['src/config'] },
  zod: { at: ['src/config', 'src/main.ts', 'src/cli'] },
};
