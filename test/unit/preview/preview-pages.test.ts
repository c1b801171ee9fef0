import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { atOnce, mailPayload, NOON, slackPayload } from '../../support/outside-messages.js';
import { SITE_TOKEN, startPreviewSite } from '../../support/preview-site.js';

const HOSTILE = `<script>alert(1)</script> "><img src=x onerror=alert(2)>`;

describe("the preview's pages", () => {
  let site: Awaited<ReturnType<typeof startPreviewSite>>;
  beforeEach(async () => {
    site = await startPreviewSite();
  });
  afterEach(() => site.close());

  const get = async (path: string) => {
    const response = await fetch(`${site.url}${path}`);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const mail = (change: Parameters<typeof mailPayload>[0] = {}) =>
    createMailer({ url: site.mailbox.url, from: 'release-team@lists.example' }).send(mailPayload(change), NOON, atOnce);
  const post = (id: string, change: Parameters<typeof slackPayload>[0] = {}, threadTs: string | null = null) =>
    createChat({ token: SITE_TOKEN, apiUrl: site.slack.apiUrl }).post(id, slackPayload(change), threadTs);

  it('say what to do while nothing has arrived', async () => {
    const pages = await Promise.all([get('/preview/mail'), get('/preview/slack'), get('/preview/slack/C0RELEASES')]);

    expect(pages.map((page) => page.status)).toEqual([200, 200, 200]);
    expect(pages[0]?.body).toContain('No mail has arrived yet');
    expect(pages[1]?.body).toContain('no posts yet');
    expect(pages[2]?.body).toContain('Nothing has been posted yet');
  });

  it('show the newest mail on top, and each mail with its thread', async () => {
    await mail({ messageId: '<root@kubeflow.herald>' });
    await mail({
      messageId: '<next@kubeflow.herald>',
      subject: 'Re: Kubeflow 1.4: feature freeze',
      inReplyTo: '<root@kubeflow.herald>',
      references: ['<root@kubeflow.herald>'],
    });
    await mail({ messageId: '<other@kubeflow.herald>', subject: 'Kubeflow 1.4: timeline' });

    const list = await get('/preview/mail');
    const reply = await get('/preview/mail/000002');

    expect([...list.body.matchAll(/href="\/preview\/mail\/(\d+)"/g)].map((match) => match[1])).toEqual([
      '000003',
      '000002',
      '000001',
    ]);
    expect(reply.body).toContain('href="/preview/mail/000001"');
    expect(reply.body).not.toContain('href="/preview/mail/000003"');
    expect(reply.body).toContain('In-Reply-To');
  });

  it("let a mail's HTML style itself and do nothing else", async () => {
    await mail({ html: `<p style="color:red">Freeze</p>${HOSTILE}` });

    const page = await get('/preview/mail/000001');
    const html = await get('/preview/mail/000001/html');

    expect(page.body).toMatch(/<iframe [^>]*sandbox src="\/preview\/mail\/000001\/html"/);
    expect(page.body).not.toContain('onerror=alert(2)>');
    expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(html.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(html.body).toContain('<p style="color:red">Freeze</p>');
  });

  it('hand out the bytes as text, not as a page', async () => {
    await mail({ html: HOSTILE });

    const raw = await get('/preview/mail/000001/raw');

    expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(raw.headers.get('x-content-type-options')).toBe('nosniff');
    expect(raw.body).toContain('Message-ID: <0123456789abcdef');
  });

  it('show a thread under its post, and a broadcast in the channel too', async () => {
    await post('root', { text: 'The freeze is near' });
    const root = site.slack.posts()[0]?.ts ?? null;
    await post(
      'loud',
      { broadcast: true, blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Delayed' } }] },
      root,
    );
    await post(
      'quiet',
      { broadcast: false, blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Details' } }] },
      root,
    );

    const { body } = await get('/preview/slack/C0RELEASES');

    expect(body).toContain('2 replies');
    expect(body.match(/Delayed/g)).toHaveLength(2);
    expect(body.match(/Details/g)).toHaveLength(1);
    expect(body).toMatch(/also sent to the channel, from the thread <a href="#p\d+-\d+">The freeze is near/);
  });

  it('run nothing that a title, a reply or a link brings along', async () => {
    await mail({ subject: HOSTILE, text: HOSTILE, html: '' });
    await post('p', {
      text: HOSTILE,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: HOSTILE } },
        { type: 'section', text: { type: 'mrkdwn', text: `<javascript:alert(3)|here> <!channel> ${HOSTILE}` } },
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:alert(4)', text: 'there' }] },
          ],
        },
      ],
    });

    const pages = await Promise.all(['/preview/mail', '/preview/mail/000001', '/preview/slack/C0RELEASES'].map(get));

    for (const { body, headers } of pages) {
      expect(body).not.toMatch(/<script|<img|href="javascript|<style|style="/i);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('are not found for a mail or channel that is not there', async () => {
    const paths = ['/preview/mail/000009', '/preview/mail/..%2f..%2fetc', '/preview/slack/C0NOWHERE'];

    const statuses = await Promise.all(paths.map(async (path) => (await get(path)).status));

    expect(statuses).toEqual([404, 404, 404]);
  });

  it('bring their own styles, from this machine', async () => {
    const styles = await get('/preview/preview.css');

    expect(styles.headers.get('content-type')).toContain('text/css');
    expect(styles.body).not.toMatch(/url\(|@import/);
  });
});
