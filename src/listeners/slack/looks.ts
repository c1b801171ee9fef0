/** What people look at: the home page, and the completion of what they type. Nothing of it is a word, and nothing of it is kept. */

import { contextFor } from './context.js';
import type { SlackDeps } from './handler.js';
import type { SlackInput } from './input.js';
import type { Registry, SlackOption } from './registry.js';

export interface Looks {
  /** Never rejects. */
  opened(user: string): Promise<void>;
  /** Shows the home page anew to whoever has opened it, after a word of theirs. */
  after(word: SlackInput): Promise<void>;
  /** Empty when it is not known in time. */
  complete(user: string, action: string, typed: string): Promise<SlackOption[]>;
}

/** Slack waits for three seconds. */
const PATIENCE_MILLIS = 2_000;
/** As many options as a menu takes. */
const MOST = 100;

export function createLooks(deps: SlackDeps, registry: Registry): Looks {
  const visitors = new Set<string>();
  const failed = (event: string, user: string, error: unknown): void =>
    deps.log('warn', event, { user, message: error instanceof Error ? error.message : String(error) });

  const publish = async (user: string): Promise<void> => {
    if (registry.home === null) return;
    try {
      const view = await registry.home(user, await contextFor(deps, user, true));
      await deps.interactions.publishHome(user, view);
    } catch (error) {
      failed('slack.home', user, error);
    }
  };

  return {
    async opened(user) {
      visitors.add(user);
      await publish(user);
    },
    async after({ user }) {
      if (visitors.has(user)) await publish(user);
    },
    async complete(user, action, typed) {
      const find = Object.hasOwn(registry.options, action) ? registry.options[action] : undefined;
      if (find === undefined) return [];
      let timer: NodeJS.Timeout | undefined;
      const nothing = new Promise<SlackOption[]>((resolve) => {
        timer = setTimeout(() => resolve([]), PATIENCE_MILLIS);
      });
      const found = contextFor(deps, user, true).then((context) => find(typed, context));
      try {
        return (await Promise.race([found, nothing])).slice(0, MOST);
      } catch (error) {
        failed('slack.options', user, error);
        return [];
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
