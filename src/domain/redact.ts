/** Takes secrets out of words that others wrote: servers and libraries repeat what they were sent, in more than one spelling. */

const REDACTED = '[redacted]';
/** Fewer characters of Base64 than this stand in many a word. */
const LEAST_OF_BASE64 = 6;

/**
 * Never throws. `secrets` as they are configured; null and empty ones are none. Besides the secret itself, it finds it encoded
 * for addresses, escaped in JSON, and in Base64 wherever it stands in what was encoded.
 */
export function redactor(secrets: readonly (string | null)[]): (text: string) => string {
  const known = secrets.filter((secret): secret is string => secret !== null && secret !== '');
  const spellings = [...new Set(known.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  const encoded = [...new Set(known.flatMap(inBase64))];
  return (text) => {
    const plain = spellings.reduce((words, spelling) => words.replaceAll(spelling, REDACTED), text);
    if (encoded.length === 0) return plain;
    return plain.replace(/[A-Za-z0-9+/_-]+={0,2}/g, (word) => {
      const usual = word.replaceAll('-', '+').replaceAll('_', '/');
      return encoded.some((core) => usual.includes(core)) ? REDACTED : word;
    });
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

/**
 * The password of an address, as it stands there and as it is meant. One with a bare `%`, which cannot be decoded, is meant as it
 * stands: so nodemailer takes it too.
 */
export function passwordsIn(address: string): string[] {
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
