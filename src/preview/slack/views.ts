/** Forms that members have open, three on top of one another at most, and their home pages. */
import type { SlackHome, SlackModal } from '../../domain/rendering.js';
import { APP_ID, BOT } from './bot.js';
import type { Json } from './json.js';
import { type ViewValues, valuesOf, withBlockIds } from './view-state.js';

const DEEPEST = 3;

export interface OpenModal {
  id: string;
  /** Another one after each update. */
  hash: string;
  view: SlackModal;
  /** As they stand in the form now, in Slack's shapes. */
  values: ViewValues;
  /** What the app says of the form as it was sent, by block id; null when it was not sent or is right. */
  errors: Record<string, string> | null;
}

export interface OpenHome {
  id: string;
  hash: string;
  view: SlackHome;
  values: ViewValues;
}

export class Views {
  readonly #stacks = new Map<string, OpenModal[]>();
  readonly #homes = new Map<string, OpenHome>();
  readonly #tick: () => string;

  constructor(tick: () => string) {
    this.#tick = tick;
  }

  /** Bottom first. */
  stack(user: string): readonly OpenModal[] {
    return this.#stacks.get(user) ?? [];
  }

  top(user: string): OpenModal | null {
    return this.stack(user).at(-1) ?? null;
  }

  open(user: string, view: SlackModal): OpenModal {
    const opened = this.#fresh(view);
    this.#stacks.set(user, [opened]);
    return opened;
  }

  /** Null when three are open. */
  push(user: string, view: SlackModal): OpenModal | null {
    const stack = this.stack(user);
    if (stack.length >= DEEPEST) return null;
    const pushed = this.#fresh(view);
    this.#stacks.set(user, [...stack, pushed]);
    return pushed;
  }

  update(modal: OpenModal, view: SlackModal): void {
    Object.assign(modal, { view, hash: this.#tick(), values: valuesOf(view.blocks, modal.values), errors: null });
  }

  pop(user: string): void {
    this.#stacks.set(user, this.stack(user).slice(0, -1));
  }

  clear(user: string): void {
    this.#stacks.delete(user);
  }

  find(id: unknown): OpenModal | undefined {
    return [...this.#stacks.values()].flat().find((modal) => modal.id === id);
  }

  home(user: string): OpenHome | undefined {
    return this.#homes.get(user);
  }

  publish(user: string, view: SlackHome): OpenHome {
    const id = this.#homes.get(user)?.id ?? `V${this.#tick().replace('.', '')}`;
    const home = { id, hash: this.#tick(), view, values: valuesOf(view.blocks) };
    this.#homes.set(user, home);
    return home;
  }

  /** As Slack shows a view to the app. */
  json(open: OpenModal | OpenHome, user: string): Json {
    const { id, hash, view, values } = open;
    const stack = this.stack(user);
    const below = stack[stack.findIndex((modal) => modal.id === id) - 1];
    const { title, submit, close }: Partial<SlackModal> = view.type === 'modal' ? view : {};
    return {
      id,
      team_id: BOT.team_id,
      type: view.type,
      title: title ?? null,
      submit: submit ?? null,
      close: close ?? null,
      blocks: withBlockIds(view.blocks),
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      external_id: view.external_id ?? '',
      state: { values },
      hash,
      clear_on_close: false,
      notify_on_close: false,
      root_view_id: stack[0]?.id ?? id,
      previous_view_id: below?.id ?? null,
      app_id: APP_ID,
      app_installed_team_id: BOT.team_id,
      bot_id: BOT.bot_id,
    };
  }

  #fresh(view: SlackModal): OpenModal {
    const id = `V${this.#tick().replace('.', '')}`;
    return { id, hash: this.#tick(), view, values: valuesOf(view.blocks), errors: null };
  }
}
