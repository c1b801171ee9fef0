import { renderPage } from '../../../../src/surfaces/pages/document.js';
import { ReleasePage } from '../../../../src/surfaces/pages/release-page.js';
import type { ReleaseProps } from '../../../../src/surfaces/pages/release-props.js';
import { RICH } from '../../../support/templates-facts.js';
import { HOSTILE } from '../../../support/templates-hostile.js';
import { words } from '../../../support/words.js';

const frame = { community: 'Quiet', version: '1', viewer: null, preview: null };
const EMPTY: ReleaseProps = {
  now: '2021-08-24T16:00:00.000Z',
  zone: 'UTC',
  id: '1.4',
  name: 'Kubeflow 1.4',
  releaseDate: null,
  trackingIssue: null,
  calendar: 'https://h.example/calendar/1.4.ics',
  phases: [],
  next: [],
  groups: [],
  distributions: [],
  distributionsWait: false,
  umbrellas: [],
  docs: [],
  team: [],
  components: [],
  dependencies: [],
  changes: [],
  sent: [],
  checked: { at: null, problems: [] },
};
const page = (props: Partial<ReleaseProps>): string => renderPage(ReleasePage, { frame, page: { ...EMPTY, ...props } });

const groups = RICH.digest.groups.flatMap(({ unit, ...group }) => (unit === null ? [] : [{ unit, ...group }]));
const { distributions } = RICH.digest;

describe('The page of a release', () => {
  it('says of every group what it said, who said it, when, and what came with it', () => {
    const html = page({ groups });
    const text = words(html);

    expect(text).toMatch(
      /Manifests ! red Istio is not upgraded; .* Yannis Zarkadas ?, Tuesday, 24 August 2021 ?, today ?, recorded by Ada Okafor/,
    );
    expect(text).toContain('Docs The installation page waits for Istio.');
    expect(text).toMatch(/Expected v1\.4\.0-rc\.1 on Wednesday, 1 September 2021/);
    expect(text).toContain('Needs help Two reviewers who know Istio.');
    expect(text).toContain('no change since Monday, 9 August 2021');
    expect(text).toContain('kubeflow/manifests#1991 (closed)');
    expect(html).toContain('href="https://groups.google.com/g/kubeflow-discuss/c/istio"');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('says how far plans are and where documentation is behind, as of what could be checked', () => {
    const text = words(page({ umbrellas: RICH.digest.umbrellas ?? [], docs: RICH.digest.docs ?? [] }));

    expect(text).toContain('kubeflow/manifests#1961 : 5 of 9 done, closed on Monday, 23 August 2021 all the same');
    expect(text).toContain('4 entries are open Snapshots Stop button');
    expect(text).toContain('Breaking changes without documentation: 1');
    expect(text).toContain('Breaking changes that could not be checked: 1');
    expect(text).toMatch(/1 of 7 pages untouched since v1\.3\.1, Wednesday, 26 May 2021/);
    expect(text).toContain('Whether they are up to date could not be checked: GitHub lists only a part of the pages.');
    expect(words(page({}))).not.toMatch(/Planned work|Documentation/);
  });

  it('names a contradiction beside the word, and silence as silence', () => {
    const text = words(page({ groups }));

    expect(text).toMatch(/Notebooks ✓ green .* Reported green; 2 blockers open, the oldest for 22 days: /);
    expect(text).toContain('Pipelines No update yet.');
  });

  it('gives every unit the row that digests link to', () => {
    const html = page({ groups, distributions });

    for (const unit of ['notebooks', 'manifests', 'pipelines', 'charmed', 'gcp', 'arrikto']) {
      expect(html.match(new RegExp(`id="status-${unit}"`, 'g'))).toHaveLength(1);
    }
  });

  it('shows how far each distribution is, whom to ask, and how old that is', () => {
    const text = words(page({ distributions }));

    expect(text).toMatch(
      /Charmed Kubeflow The upgrade of Istio .* ! failing 1\.4 on Friday, 15 October 2021 the #charmed channel Monday, 23 August 2021 ?, yesterday/,
    );
    expect(text).toMatch(/Kubeflow on Google Cloud ✓ passed – Yuan Gong, James Liu/);
    expect(text).toMatch(/Arrikto Enterprise Kubeflow no report yet – – –/);
  });

  it('says from when on distributions are asked, where that is still to come', () => {
    const text = words(page({ distributionsWait: true }));

    expect(text).toContain('Distributions are asked from the first candidate or the first testing phase on.');
    expect(text).not.toMatch(/no report yet|No distribution is configured/);
  });

  it('says so where nobody is configured', () => {
    const text = words(page({}));

    expect(text).toContain('No working group is configured.');
    expect(text).toContain('No distribution is configured.');
  });

  it.each(HOSTILE)('shows %j as the text that it is', (hostile) => {
    const [group] = groups;
    if (!group?.status) throw new Error('The rich digest has lost its words.');
    const status = { ...group.status, text: hostile, author: hostile, docs: hostile, help: hostile, link: hostile };

    const html = page({ groups: [{ ...group, status }] });

    expect(html.slice(html.indexOf('<main'))).not.toMatch(
      /<(script|img|b|iframe)\b|href="javascript:|onerror=[^"]*>"/i,
    );
  });
});
