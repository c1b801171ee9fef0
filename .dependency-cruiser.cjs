/** The order of the house. A rule's comment is the reason that a violation is told. */
const middle = ['schedules', 'digest', 'templates', 'surfaces', 'config'];
const use = ['workflow', 'outbox', 'evidence'];
const edge = ['adapters', 'listeners', 'preview', 'telemetry'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const room = (names) => `^src/(${names.join('|')})/`;

/** Which folder may import which SDK: a vendor's words end at its room. */
const sdks = {
  '@octokit/': 'src/adapters/github/',
  '@slack/web-api': 'src/adapters/slack/',
  nodemailer: 'src/adapters/mail/',
  kysely: 'src/adapters/store/',
  libsql: 'src/adapters/store/',
  'node-cron': 'src/listeners/timers/',
  express: 'src/(listeners/http|preview)/',
  helmet: 'src/listeners/http/',
  'ical-generator': 'src/surfaces/feeds/',
  handlebars: 'src/templates/',
  preact: 'src/(surfaces/pages|preview)/',
  'smtp-server': 'src/preview/',
  mailparser: 'src/preview/',
  commander: 'src/(main|cli/)',
  pino: 'src/telemetry/',
  'date-holidays': 'src/config/',
  yaml: 'src/config/',
  zod: 'src/(config|main|cli)',
  unified: 'src/templates/',
};

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle cannot be understood from either end.', {}, { circular: true }),
    forbid(
      'domain-first',
      'The words know nothing but themselves.',
      { path: '^src/domain/' },
      { path: '^src/', pathNot: '^src/domain/' },
    ),
    forbid(
      'ports-second',
      'A port speaks the words of the domain.',
      { path: '^src/ports/' },
      { path: '^src/', pathNot: '^src/(domain|ports)/' },
    ),
    ...middle.map((name) =>
      forbid(
        `${name}-alone`,
        'The pure rooms are neighbours, not guests: what two of them need belongs into the domain.',
        { path: `^src/${name}/` },
        { path: '^src/', pathNot: `^src/(domain|ports|${name}${name === 'surfaces' ? '|templates/formats' : ''})/` },
      ),
    ),
    forbid(
      'workflow-below',
      'Use cases know ports, never who implements or calls them.',
      { path: room(use) },
      { path: `${room(edge)}|^src/(main|cli)` },
    ),
    forbid(
      'adapters-are-leaves',
      'An adapter imports ports, domain and pure rendering only, and never another adapter.',
      { path: '^src/adapters/([^/]+)/' },
      { path: '^src/', pathNot: '^src/(domain|ports|templates|surfaces)/|^src/adapters/$1/' },
    ),
    forbid(
      'nobody-calls-main',
      'The composition root is the top of the house.',
      { pathNot: '^src/(main|cli)' },
      { path: '^src/(main|cli)' },
    ),
    forbid(
      'plan-names-only',
      'A plan names what to compose; it holds no words.',
      { path: '^src/workflow/plan/' },
      { path: '^src/templates/' },
    ),
    ...Object.entries(sdks).map(([sdk, home]) =>
      forbid(
        `sdk-${sdk.replace(/\W+/g, '-')}`,
        `Only ${home} speaks this library's words.`,
        { path: '^src/', pathNot: `^${home}` },
        { path: `node_modules/${sdk}`, dependencyTypesNot: ['type-only'] },
      ),
    ),
    forbid(
      'not-to-dev',
      'What runs may not need what only builds.',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('no-unresolved', 'An import that resolves to nothing.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    },
  },
};
