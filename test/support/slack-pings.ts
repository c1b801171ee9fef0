/** What in a message or form would ping somebody: mentions, words that address everybody, and markup that Slack would read. */

/** Paths of everything that Slack would turn into a mention, or read as markup. Empty for what is safe. */
export function pings(thing: unknown, path = ''): string[] {
  if (Array.isArray(thing)) return thing.flatMap((part, i) => pings(part, `${path}/${i}`));
  if (thing === null || typeof thing !== 'object') return [];
  const { type, text } = thing as Record<string, unknown>;
  const own =
    type === 'mrkdwn' || ['user', 'usergroup', 'channel', 'broadcast', 'team', 'emoji'].includes(String(type))
      ? [`${path} is a ${String(type)}`]
      : [];
  // Only a post's own `text` has no type beside it: Slack reads that one as markup.
  const notification =
    type === undefined && typeof text === 'string' && /<[!@#]|<\S|@(here|channel|everyone)/i.test(text)
      ? [`${path}/text mentions somebody`]
      : [];
  const inside = Object.entries(thing).flatMap(([key, value]) => pings(value, `${path}/${key}`));
  return [...own, ...notification, ...inside];
}
