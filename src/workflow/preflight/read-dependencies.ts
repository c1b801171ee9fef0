/** The dependency matrix of a release from the files that were read at its components' tags. */
import { dependencyMatrix } from '../../digest/dependencies/dependency-matrix.js';
import type { ComponentManifests, DependencyMatrix, ManifestFile } from '../../domain/dependencies.js';
import type { Tag } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { Repositories } from '../../ports/store.js';
import { componentFiles } from './component-files.js';

export async function readDependencies(
  store: Repositories,
  plan: ReleasePlan,
  tags: readonly Tag[],
): Promise<DependencyMatrix> {
  const components: ComponentManifests[] = [];
  const known = new Map<string, Promise<ManifestFile>>();
  for (const { component, repository, version, sha, paths } of componentFiles(plan, tags)) {
    const files =
      repository === null || sha === null ? [] : paths.map((path) => once(known, store, { repository, sha, path }));
    components.push({
      component,
      repository,
      version,
      tagged: sha !== null,
      files: await Promise.all(files),
    });
  }
  return dependencyMatrix(components, plan.dependencies);
}

interface Place {
  repository: string;
  sha: string;
  path: string;
}

/** Components of one repository share their files. */
function once(known: Map<string, Promise<ManifestFile>>, store: Repositories, place: Place): Promise<ManifestFile> {
  const key = `${place.repository} ${place.sha}:${place.path}`;
  const there = known.get(key) ?? readFile(store, place);
  known.set(key, there);
  return there;
}

async function readFile(store: Repositories, { repository, sha, path }: Place): Promise<ManifestFile> {
  const document = await store.evidence.document('file', repository, `${sha}:${path}`);
  if (document === null) return { path, state: 'unread', text: null, asOf: null };
  const { text } = document.value;
  return { path, state: text === null ? 'missing' : 'read', text, asOf: document.asOf };
}
