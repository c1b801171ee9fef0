/** Takes secrets out of words that others wrote: servers and libraries repeat what they were sent, in more than one spelling. */

const REDACTED = '[redacted]';
/** Fewer characters of Base64 than this stand in many a word. */
const LEAST_OF_BASE64 = 6;
/** So many characters that stand in a private key too are a piece of it. */
const LEAST_OF_KEY = 12;

/**
 * Never throws; its time grows with the words. `secrets` as they are configured; null and empty ones are none. Besides the secret
 * itself, it finds it encoded for addresses, escaped in JSON, and in Base64 wherever it stands in what was encoded; of a private
 * key each piece, however it was wrapped. Tokens, private keys and what opens an address are taken out by their shape too: those
 * that Octokit obtains by itself are configured nowhere.
 */
export function redactor(secrets: readonly (string | null)[]): (text: string) => string {
  const known = secrets.filter((secret): secret is string => secret !== null && secret !== '');
  const keys = known.filter((secret) => secret.includes('PRIVATE KEY-----')).map(privateKey);
  const whole = [...known, ...keys.flatMap(({ spellings }) => spellings)];
  const spellings = [...new Set(whole.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  const encoded = [...new Set([...whole.flatMap(inBase64), ...keys.flatMap(({ lines }) => lines)])];
  const isSecret = (word: string): boolean =>
    encoded.some((core) => word.includes(core)) ||
    (word.length >= LEAST_OF_KEY && keys.some(({ body }) => body.includes(word)));
  return (text) => {
    const plain = spellings.reduce((words, spelling) => words.replaceAll(spelling, REDACTED), text);
    const unshaped = SHAPES.reduce((words, [shape, instead]) => words.replace(shape, instead), plain);
    if (encoded.length === 0) return unshaped;
    // The end of an escape in JSON looks like the beginning of a word.
    return unshaped.replace(/(\\(?:[bfnrt]|u[\da-fA-F]{4}))?([A-Za-z0-9+/_-]+={0,2})/g, (all, before = '', word) =>
      isSecret(word.replaceAll('-', '+').replaceAll('_', '/')) ? `${before}${REDACTED}` : all,
    );
  };
}

/** Also what remains of half a surrogate pair, which cannot be encoded. */
function spellingsOf(secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [secret, escaped, encodeURIComponent(Buffer.from(secret).toString())];
}

/** The characters that hold nothing but the secret, for each of the three places at which its first byte may fall. */
function inBase64(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    const core = whole.slice(from, to);
    return core.length < LEAST_OF_BASE64 ? [] : [core];
  });
}

interface PrivateKey {
  /** The whole, with its line breaks as they are and as `\n`. */
  spellings: string[];
  /** What stands between the first line and the last, in lines and as one word. */
  lines: string[];
  body: string;
}

function privateKey(pem: string): PrivateKey {
  const plain = pem.replaceAll('\\n', '\n').replaceAll('\r', '').trim();
  const lines = plain.split('\n').filter((line) => line.length >= LEAST_OF_KEY && !line.includes('-----'));
  return {
    spellings: [plain, plain.replaceAll('\n', '\\n')],
    lines,
    body: plain.replace(/-----[^-]*-----/g, '').replace(/\s/g, ''),
  };
}

/** Where a word may begin: after an escape of JSON or of an address too, whose end looks like a part of it. */
const START = /(?<=^|[^A-Za-z0-9]|%[\dA-Fa-f]{2}|\\[bfnrt])/.source;
const BREAK = /(?:\s|\\{1,4}[nr]|%0[AD])/.source;
const PEM_LINE = /[A-Za-z0-9+/=%]/.source;
const KEY_NAME = /[A-Z0-9%+ ]{0,30}PRIVATE(?:[+ ]|%20)KEY-----/.source;
const KEY_END = `(?:${BREAK}{1,20}${PEM_LINE}{0,${LEAST_OF_KEY}})?${BREAK}{0,20}-----END${KEY_NAME}`;

/**
 * What is a secret whoever made it, and what remains. None of them may look far ahead from many places: each run of characters
 * that is looked through has one beginning, or a bound.
 */
const SHAPES: readonly [RegExp, string][] = [
  // A private key, to its end or to where it was cut.
  [new RegExp(`-----BEGIN${KEY_NAME}(?:${BREAK}{1,20}${PEM_LINE}{${LEAST_OF_KEY},})*(?:${KEY_END})?`, 'g'), REDACTED],
  // Tokens of GitHub; those of installations may hold dots.
  [new RegExp(`${START}(?:gh[opsur]_[\\w.-]{19,}\\w|github_pat_\\w{20,})`, 'g'), REDACTED],
  // Tokens of Slack.
  [new RegExp(`${START}(?:xox[a-z](?:\\.xox[a-z])?|xapp|xwfp)-[\\w-]{10,}`, 'g'), REDACTED],
  // What an app signs itself (JWT).
  [/(?<=^|[^\w-]|%[\dA-Fa-f]{2}|\\[bfnrt])eyJ[\w-]{8,}\.[\w-]+\.[\w-]+/g, REDACTED],
  // A header that carries one.
  [
    /(authorization\\{0,4}["']?\s{0,4}[:=]\s{0,4}\\{0,4}["']?)(?:basic|bearer|token)\s{1,4}[^\s"'\\]+/gi,
    `$1${REDACTED}`,
  ],
  // What stands before the host of an address, and the parameters that open it.
  [/(?<=:\/\/)[^\s/?#"'<>\\]*@/g, `${REDACTED}@`],
  [/([?&](?:auth_?token|access_token|client_secret|password|ticket)=)[^&\s"'<>\\]+/gi, `$1${REDACTED}`],
];

/**
 * The passwords of an address, as they stand there and as they are meant: before its host, and in its parameters. One with a bare
 * `%`, which cannot be decoded, is meant as it stands: so nodemailer takes it too. Never throws: what is no address has one as well.
 */
export function passwordsIn(address: string): string[] {
  const url = URL.canParse(address) && address.includes('//') ? new URL(address) : null;
  const opening = url === null ? /(?:\/\/[^:@]*:(.*)|^[^/:@]*:([^/]*))@/s : /\/\/[^:@/?#]*:([^/?#]*)@/;
  const [, before, bare] = opening.exec(address) ?? [];
  const parameters = [...address.matchAll(/[?&](?:auth_?token|password)=([^&\s"']*)/gi)].map(([, value]) => value);
  const found = [before, bare, url?.password, ...parameters].flatMap((word) => (word ? [word, decoded(word)] : []));
  return [...new Set(found)];
}

/** The address without what opens it, to be shown to whoever has configured it. */
export const shownAddress = (address: string): string => redactor(passwordsIn(address))(address);

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
