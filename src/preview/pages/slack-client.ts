/** What Slack's own program keeps on a person's side: what a search in an open form offered them. In memory, as the form is. */
import type { Found } from './slack-view.js';

export class SlackClient {
  /** By the form's id. */
  readonly #found = new Map<string, Record<string, Found>>();

  offer(view: string, field: string, found: Found): void {
    this.#found.set(view, { ...this.#found.get(view), [field]: found });
  }

  found(view: string): Readonly<Record<string, Found>> {
    return this.#found.get(view) ?? {};
  }

  /** Once it is closed. */
  forget(view: string): void {
    this.#found.delete(view);
  }
}
