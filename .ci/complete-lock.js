/**
 * Writes the builds for other platforms into package-lock.json that npm left out. npm drops an optional dependency that the
 * registry at hand does not carry, and `npm ci` then refuses the lock file that npm itself wrote (npm/cli#9846). Their
 * versions are pinned by the package that asks for them; os, cpu and libc keep npm from fetching what cannot run here.
 * Run `npm run lock` after a dependency has changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8'));

for (const [owner, { optionalDependencies, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${owner}/node_modules/${name}`];
    if (places.some((place) => lock.packages[place]?.version)) continue;
    lock.packages[places[0]] = {
      version: version.replace(/^[~^]/, ''),
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

/** Read off the name, which is how every builder of native packages says it. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = words.find((word) =>
    /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)$/.test(word),
  );
  const cpu = words.find((word) => /^(arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)$/.test(word));
  const libc = os === 'linux' && (words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined);
  if (name === 'fsevents') return { os: ['darwin'] };
  if (!os && !cpu) throw new Error(`${name} is missing from ${FILE}, and its name does not say where it runs`);
  return { cpu: cpu ? [cpu] : undefined, os: os ? [os] : undefined, libc: libc ? [libc] : undefined };
}
