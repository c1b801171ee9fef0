import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import { RemoteFault } from '../../../src/domain/errors.js';
import { type Mailbox, type MailboxFaults, startMailbox } from '../../../src/preview/smtp/mailbox.js';
import { atOnce, mailPayload, NOON } from '../../support/outside-messages.js';
import { type Script, startScriptedSmtp } from '../../support/scripted-smtp.js';

const FROM = 'Kubeflow releases <release-team@lists.example>';

describe('a mail handed over to a real SMTP server', () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await startMailbox({ directory: null });
  });
  afterEach(() => mailbox.close());

  const mailer = (timeoutMs = 5000) => createMailer({ url: mailbox.url, from: FROM, timeoutMs });

  it('arrives with every header that readers and archives need', async () => {
    const mail = mailPayload({
      subject: 'Kubeflow 1.4: Prüfung der Manifeste',
      inReplyTo: '<root@kubeflow.herald>',
      references: ['<root@kubeflow.herald>'],
    });

    const delivery = await mailer().send(mail, NOON, atOnce);

    expect(delivery).toMatchObject({ outcome: 'accepted', remoteId: mail.messageId });
    const [stored] = mailbox.mails();
    expect(stored).toMatchObject({
      messageId: mail.messageId,
      subject: mail.subject,
      to: mail.to,
      inReplyTo: '<root@kubeflow.herald>',
      references: ['<root@kubeflow.herald>'],
      text: mail.text,
      html: mail.html,
    });
    const raw = stored?.raw.toString('latin1') ?? '';
    expect(raw).toContain('Date: Mon, 16 Aug 2021 12:00:00 +0000');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(raw).not.toMatch(/Reply-To:.*lists|X-Mailer|List-/i);
    expect(Buffer.from(raw, 'latin1').every((byte) => byte < 128)).toBe(true);
  });

  it('has the same bytes each time it is sent', async () => {
    const mail = mailPayload({ text: `${'ü'.repeat(200)}\n.\n..\nend`, html: '<p>grüße</p>' });

    await mailer().send(mail, NOON, atOnce);
    await mailer().send(mail, NOON, atOnce);

    const [first, second] = mailbox.mails();
    expect(first?.raw.equals(second?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(first?.text).toBe(mail.text);
  });

  const faults: [string, MailboxFaults, string, number][] = [
    ['is greeted with 421', { greeting: { reply: '421 Too busy' } }, 'unsent', 0],
    ['is dropped at the connection', { greeting: 'drop' }, 'unsent', 0],
    ['has its sender put off with 451', { sender: { reply: '451 Later' } }, 'unsent', 0],
    ['has its sender refused with 550', { sender: { reply: '550 Not you' } }, 'refused', 0],
    ['has its recipient put off with 450', { recipient: { reply: '450 Greylisted' } }, 'unsent', 0],
    ['has its recipient refused with 550', { recipient: { reply: '550 No such list' } }, 'refused', 0],
    ['is dropped at RCPT', { recipient: 'drop' }, 'unsent', 0],
    ['hears nothing at RCPT', { recipient: 'hang' }, 'unsent', 0],
    ['is dropped after 354', { content: 'drop' }, 'unknown', 0],
    ['is put off with 451 after the final dot', { verdict: { reply: '451 Later' } }, 'unsent', 0],
    ['is refused with 554 after the final dot', { verdict: { reply: '554 Looks like spam' } }, 'refused', 0],
    ['is dropped after the final dot, not kept', { verdict: 'drop' }, 'unknown', 0],
    ['is dropped after the final dot, but kept', { verdict: 'keep then drop' }, 'unknown', 1],
    ['hears nothing after the final dot, but is kept', { verdict: 'keep then hang' }, 'unknown', 1],
  ];
  it.each(faults)('that %s', async (_name, fault, outcome, kept) => {
    Object.assign(mailbox.faults, fault);

    const delivery = await mailer(3000).send(mailPayload(), NOON, atOnce);

    expect(delivery.outcome).toBe(outcome);
    expect(mailbox.mails()).toHaveLength(kept);
  });

  const hostile: [string, Parameters<typeof mailPayload>[0]][] = [
    ['a line break in the subject', { subject: 'Freeze\r\nBcc: everybody@lists.example' }],
    ['a bare line feed in the subject', { subject: 'Freeze\nBcc: everybody@lists.example' }],
    ['a NUL in the subject', { subject: 'Freeze\u0000' }],
    ['an empty subject', { subject: '  ' }],
    ['a line break in the address', { to: 'a@lists.example\r\nBcc: b@lists.example' }],
    ['two addresses in one', { to: 'a@lists.example, b@lists.example' }],
    ['a name around the address', { to: 'All <a@lists.example>' }],
    ['a line break in the Message-ID', { messageId: '<a@b>\r\nBcc: <c@d>' }],
    ['a line break in In-Reply-To', { inReplyTo: '<a@b>\nBcc: c@d' }],
    ['a line break in References', { references: ['<a@b>', '<c@d>\r\n\r\nbody'] }],
  ];
  it.each(hostile)('is refused with %s', async (_name, change) => {
    const delivery = await mailer().send(mailPayload(change), NOON, atOnce);

    expect(delivery.outcome).toBe('refused');
    expect(mailbox.mails()).toHaveLength(0);
  });

  it('does not read files or addresses that its text looks like', async () => {
    const mail = mailPayload({ text: 'file:///etc/passwd', html: '<img src="file:///etc/passwd">' });

    const delivery = await mailer().send(mail, NOON, atOnce);

    expect(delivery.outcome).toBe('accepted');
    expect(mailbox.mails()[0]?.raw.toString()).not.toContain('root:');
  });
});

describe('a mail server that is not well', () => {
  const sendTo = async (script: Script, url: (port: number) => string, timeoutMs = 2000) => {
    const server = await startScriptedSmtp(script);
    try {
      return await createMailer({ url: url(server.port), from: FROM, timeoutMs }).send(mailPayload(), NOON, atOnce);
    } finally {
      await server.close();
    }
  };
  const plain = (port: number) => `smtp://127.0.0.1:${port}`;

  const scripts: [string, Script, string][] = [
    ['refuses DATA with 554', { DATA: '554 no valid recipients' }, 'refused'],
    ['puts DATA off with 451', { DATA: '451 later' }, 'unsent'],
    ['closes at DATA', { DATA: 'drop' }, 'unsent'],
    ['closes at MAIL', { MAIL: 'drop' }, 'unsent'],
    ['greets with 554', { GREETING: '554 no service here' }, 'unsent'],
    ['answers the final dot with 421', { '.': '421 shutting down' }, 'unsent'],
    ['answers the final dot with nonsense', { '.': 'hello there' }, 'unknown'],
    ['fails while TLS begins', { EHLO: '250-scripted\n250 STARTTLS', STARTTLS: 'drop' }, 'unsent'],
    ['refuses TLS that it offered', { EHLO: '250-scripted\n250 STARTTLS', STARTTLS: '454 not now' }, 'unsent'],
  ];
  it.each(scripts)('%s', async (_name, script, outcome) => {
    const delivery = await sendTo(script, plain);

    expect(delivery.outcome).toBe(outcome);
  });

  it('keeps a mail for later when it refuses the login, and never repeats the password', async () => {
    const script: Script = {
      EHLO: '250-scripted\n250 AUTH PLAIN LOGIN',
      AUTH: '535 wrong password hunter2 for herald',
    };

    const delivery = await sendTo(script, (port) => `smtp://herald:hunter2@127.0.0.1:${port}`);

    expect(delivery).toMatchObject({ outcome: 'unsent', error: expect.stringContaining('login') });
    expect(JSON.stringify(delivery)).not.toContain('hunter2');
  });

  it.each(['50%off', 'a%41b%', '%E0%A4%A', 'hunter2'])(
    'says that it took the mail when the password is %s, and repeats it in no form',
    async (password) => {
      const plainly = Buffer.from(`\0herald\0${password}`).toString('base64');
      const script: Script = {
        EHLO: '250-scripted\n250 AUTH PLAIN',
        '.': `250 queued for ${password} ${encodeURIComponent(password)} ${plainly}`,
      };

      const delivery = await sendTo(script, (port) => `smtp://herald:${password}@127.0.0.1:${port}`);

      expect(delivery).toMatchObject({ outcome: 'accepted', receipt: expect.stringMatching(/^250 queued for /) });
      expect(JSON.stringify(delivery)).not.toContain(plainly);
      expect(JSON.stringify(delivery)).not.toContain(password);
    },
  );

  it('repeats no half of the password where its words are cut, nor what it was sent in Base64', async () => {
    const sent = Buffer.from('\0herald\0hunter2').toString('base64');
    const words = (before: number) => `535 ${'x'.repeat(before)} hunter2 ${sent}`;
    const outcomes = [];
    for (const before of [1, 290, 291, 292, 293, 294]) {
      const script: Script = { EHLO: '250-scripted\n250 AUTH PLAIN', AUTH: words(before) };
      outcomes.push(await sendTo(script, (port) => `smtp://herald:hunter2@127.0.0.1:${port}`));
    }

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(6).fill('unsent'));
    expect(JSON.stringify(outcomes)).not.toMatch(/ hun|AGhlcmFsZAB/);
  });

  it('counts as unsent where the mailer cannot even begin', async () => {
    const mailer = createMailer({ url: 'smtp://herald:hunter2@a%20b:25', from: FROM });

    const delivery = await mailer.send(mailPayload(), NOON, atOnce);

    expect(delivery.outcome).toBe('unsent');
    expect(JSON.stringify(delivery)).not.toContain('hunter2');
  });

  it('is not there at all', async () => {
    const server = await startScriptedSmtp({});
    await server.close();
    const mailer = createMailer({ url: plain(server.port), from: FROM, timeoutMs: 2000 });

    const delivery = await mailer.send(mailPayload(), NOON, atOnce);

    expect(delivery.outcome).toBe('unsent');
    await expect(mailer.check()).rejects.toThrow(RemoteFault);
  });

  it('answers the doctor when it is well', async () => {
    const mailbox = await startMailbox({ directory: null });

    await expect(createMailer({ url: mailbox.url, from: FROM }).check()).resolves.toBeUndefined();

    await mailbox.close();
  });
});
