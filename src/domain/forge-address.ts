/** Addresses of what GitHub shows to people; on GitHub Enterprise they begin with its own host (`github` in `community.yaml`). */
import type { Community } from './community.js';

/** Whose addresses: GitHub's own where nothing else is said. */
export type Forge = Partial<Pick<Community, 'github'>>;

const GITHUB = 'https://github.com';

export const repositoryAddress = ({ github = GITHUB }: Forge, repository: string): string => `${github}/${repository}`;

/** It leads to a pull request, too. */
export const issueAddress = (forge: Forge, repository: string, number: number): string =>
  `${repositoryAddress(forge, repository)}/issues/${number}`;

/** GitHub shows this page for a tag with or without a release. */
export const tagAddress = (forge: Forge, repository: string, tag: string): string =>
  `${repositoryAddress(forge, repository)}/releases/tag/${encodeURIComponent(tag)}`;

/** On the default branch. */
export const fileAddress = (forge: Forge, repository: string, path: string): string =>
  `${repositoryAddress(forge, repository)}/blob/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`;
