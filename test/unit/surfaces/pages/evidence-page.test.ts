import { renderPage } from '../../../../src/surfaces/pages/document.js';
import { EvidencePage, inAWord } from '../../../../src/surfaces/pages/evidence-page.js';
import type { EvidenceProps } from '../../../../src/surfaces/pages/evidence-props.js';
import { aRepository, EVIDENCE, EVIDENCE_NOW, unread } from '../../../support/evidence-samples.js';
import { words } from '../../../support/words.js';

const frame = { community: 'Kubeflow', version: '1', viewer: null, preview: null };
const html = (over: Partial<EvidenceProps> = {}): string =>
  renderPage(EvidencePage, { frame, page: { ...EVIDENCE, ...over } });
const lead = (over: Partial<EvidenceProps>): string => inAWord({ ...EVIDENCE, reading: null, ...over });

describe('The page about evidence', () => {
  it('puts what is not complete first, with what became of it and what to do', () => {
    const text = words(html());

    expect(text).toContain('2 of 7 repositories are not complete. Messages that draw on what is missing say so.');
    expect(text.indexOf('kubeflow/kfctl')).toBeLessThan(text.indexOf('kubeflow/manifests'));
    expect(text).toMatch(/kubeflow\/kfctl → transferred ! incomplete .*Write the new name/);
    expect(text).toMatch(/Issues and pull requests not since Sat 14 August 2021, 02:00 PDT/i);
    expect(text).toMatch(/kubeflow\/fairing – archived ✓ complete/);
  });

  it('names what the configuration calls otherwise than GitHub, and nothing where all is as it was', () => {
    const outdated = ['The label priority/p0 of a/b is called critical now.'];

    expect(words(html({ outdated }))).toMatch(
      /Called otherwise on GitHub 1.*priority\/p0 of a\/b is called critical now\./,
    );
    expect(words(html())).not.toContain('otherwise');
  });

  it('says what messages and pages leave out, with what to do about each', () => {
    const leftOut = ['What AutoML planned is left out.', 'The pages of Katib are left out.'];

    expect(words(html({ leftOut }))).toMatch(
      /Left out of messages and pages 2.*What AutoML planned is left out\..*The pages of Katib are left out\./,
    );
    expect(words(html())).not.toContain('Left out');
  });

  it('says which tags fit no pattern, release by release', () => {
    const tags = ['v1.4.1-beta of a/a looks like Kubeflow 1.4 and fits none of its patterns.'];

    expect(words(html({ tags }))).toMatch(/Tags that fit no pattern 1.*v1\.4\.1-beta of a\/a looks like/);
    expect(words(html())).not.toContain('no pattern');
  });

  it('calls what nobody has looked at not read yet, which is no fault', () => {
    const text = words(html({ repositories: [unread('katib')], reading: null }));

    expect(text).toMatch(/kubeflow\/katib ○ not read yet/);
    expect(text).not.toMatch(/incomplete|never/);
  });

  it('says as of when each is complete, in the zone of the community and in how long ago', () => {
    const text = words(html({ repositories: [aRepository('katib')] }));

    expect(text).toContain('Complete as of Mon 16 August 2021, 07:48 PDT (12 minutes ago)');
    expect(text).toContain('The one repository is complete as of 12 minutes ago.');
  });

  it('shows how far a sync has come while one runs, and nothing of it else', () => {
    expect(words(html())).toContain(
      '41 of 77 lists, 11,829 rows, 171 requests, of which 12 found nothing changed. kubeflow/pipelines issues and pull requests, 4,300 rows so far',
    );
    expect(html()).toContain('<progress value="41" max="77"');
    expect(html({ reading: null })).not.toContain('<progress');
  });

  it.each<[when: string, over: Partial<EvidenceProps>, says: string]>([
    ['nothing was read yet', { repositories: [unread('katib')] }, 'npx herald sync reads it at once'],
    [
      'it is read for the first time',
      { repositories: [unread('katib')], reading: EVIDENCE.reading },
      'for the first time',
    ],
    ['none is configured', { repositories: [] }, 'names no repository'],
    ['none is complete', { repositories: EVIDENCE.repositories.slice(0, 2) }, 'No repository is complete.'],
  ])('has a word for it when %s', (_when, over, says) => {
    expect(lead(over)).toContain(says);
    expect(words(html(over))).not.toMatch(/undefined|null|NaN/);
  });

  it('says what GitHub still allows, and how it would allow more', () => {
    const known = words(html());
    const anonymous = words(html({ budget: { authenticated: false, remaining: 3, resetsAt: null } }));

    expect(known).toContain('GitHub allows 4,829 more requests until Monday, 16 August 2021, 08:40 PDT (15:40 UTC)');
    expect(anonymous).toContain('GitHub allows 3 more requests. It is not told who asks; with a GITHUB_TOKEN');
    expect(words(html({ budget: { authenticated: true, remaining: null, resetsAt: null } }))).not.toContain(
      'GitHub allows',
    );
  });

  it('shows words of outside as words', () => {
    const repository = aRepository('<b>', { complete: false, problems: ['<script>alert(1)</script>'] });

    expect(html({ repositories: [repository], now: EVIDENCE_NOW })).not.toMatch(/<script|<b>/);
  });
});
