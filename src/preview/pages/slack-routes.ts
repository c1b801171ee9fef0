/** The workspace's addresses: pages to read, and the forms by which a person clicks, writes and answers. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import type { Frame } from '../../surfaces/pages/layout.js';
import type { AppAnswer } from '../slack/dispatcher.js';
import type { Member } from '../slack/member.js';
import type { OpenModal } from '../slack/views.js';
import { SlackClient } from './slack-client.js';
import { givenValues, list, one, type Pressed, readPressed } from './slack-given.js';
import { conversationPage, homePage, slackPage } from './slack-pages.js';
import { returnTo, troubleOf } from './slack-return.js';
import { settled } from './slack-settled.js';
import { postsIn, type SlackPerson, type SlackViews, workspaceView } from './slack-views.js';

/** Whoever has signed in and sent a form of theirs, checked by the server that knows sessions. */
export type SignedInRoute = (
  handler: (request: Request, response: Response, who: { person: SlackPerson }) => Promise<void>,
) => RequestHandler;

export interface SlackRoutes extends Omit<SlackViews, 'client'> {
  /** What surrounds a page: the community's name, the preview's bar, who is looking. */
  frame(request: Request): Promise<Frame>;
  signedIn: SignedInRoute;
  /** How long the answer to a click is waited for, beyond the app's acknowledgement. */
  patienceMillis?: number | undefined;
}

/** A form of an app has some forty fields at most; a card's text may be long. */
const formBody: RequestHandler = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 400 });

/** Answers what the app said, where it was asked. */
type Act = (request: Request, member: Member, user: string) => Promise<AppAnswer | null>;

const PATIENCE_MILLIS = 1500;

export function slackRoutes(options: SlackRoutes): Router {
  const { slack, people, zone, frame, signedIn, patienceMillis = PATIENCE_MILLIS } = options;
  const router = Router();
  const client = new SlackClient();
  const views: SlackViews = { slack, client, people, zone };
  const viewFor = async (request: Request) => workspaceView(views, await frame(request), troubleOf(request.query.app));
  const page = (response: Response, html: string) => response.set('Cache-Control', 'no-store').type('html').send(html);

  router.get('/', async (request, response) => {
    page(response, slackPage(await viewFor(request)));
  });

  router.get('/home', async (request, response) => {
    const view = await viewFor(request);
    page(response, homePage(view, view.me === null ? null : slack.home(view.me.id)));
  });

  router.get('/:place', async (request, response, next) => {
    const view = await viewFor(request);
    const place = view.places.find(({ id }) => id === request.params.place);
    if (place === undefined) return next();
    page(response, conversationPage({ view, place, posts: postsIn(views, view, place.id) }));
  });

  /** All that the app could make the person see. */
  const state = (user: string): string =>
    JSON.stringify([
      slack.posts().filter((post) => post.user === null),
      slack.whispers(user),
      slack.modal(user),
      slack.home(user),
    ]);

  const route = (name: string, act: Act): void => {
    router.post(
      `/${name}`,
      formBody,
      signedIn(async (request, response, { person }) => {
        const user = memberOf(slack.users, person);
        const before = state(user);
        const heard = new Set(slack.whispers(user).map(({ ts }) => ts));
        const answer = await asSlackWould(act(request, slack.as(user), user));
        const told = answer === null || answer.status === 200;
        if (told) await settled({ state: () => state(user), before, patienceMillis });
        const whisper = slack.whispers(user).find(({ ts }) => !heard.has(ts))?.ts ?? null;
        const modal = slack.modal(user) !== null;
        response.redirect(303, returnTo({ back: one(request, 'back'), answer, modal, whisper }));
      }),
    );
  };

  /** Everything that was typed is kept in the form, whatever was pressed. @throws Refusal when another one is open by now */
  const typedInto = (request: Request, member: Member, user: string): OpenModal => {
    const open = slack.modal(user);
    if (open === null || open.id !== one(request, 'view')) {
      throw new Refusal('stale', 'This form is not open any more. Go back to Slack and see what is.');
    }
    member.fill(givenValues(open.view.blocks, request));
    return open;
  };

  route('click', (request, member) => {
    const at = one(request, 'home') === 'yes' ? ('home' as const) : spotOf(request);
    const blockId = one(request, 'block');
    const selected = list(request, 'selected').filter((value) => value !== '');
    const value = list(request, 'value')[0];
    return member.click(at, one(request, 'action'), {
      ...(blockId === '' ? {} : { blockId }),
      ...(value === undefined ? {} : { value }),
      ...(selected.length === 0 ? {} : { selected }),
    });
  });
  route('say', async (request, member) => {
    const { channel, text, thread } = fieldsIn(request, 'channel', 'text', 'thread');
    await member.say(channel, said(text), thread === '' ? undefined : thread);
    return null;
  });
  route('edit', async (request, member) => {
    const { channel, ts, text } = fieldsIn(request, 'channel', 'ts', 'text');
    await member.edit(channel, ts, said(text));
    return null;
  });
  route('delete', async (request, member) => {
    const { channel, ts } = spotOf(request);
    await member.delete(channel, ts);
    return null;
  });
  route('command', (request, member) => {
    const { channel, text } = fieldsIn(request, 'channel', 'text');
    return member.command(channel, text.trim());
  });
  route('home', (_request, member) => member.openHome());
  route('modal/submit', (request, member, user) => {
    const open = typedInto(request, member, user);
    return member.submit(givenValues(open.view.blocks, request));
  });
  route('modal/close', async (_request, member, user) => {
    client.forget(slack.modal(user)?.id ?? '');
    member.closeModal();
    return null;
  });
  route('modal/click', (request, member, user) => {
    typedInto(request, member, user);
    const { block, action, field } = pressedIn(request);
    const selected = list(request, field).filter((value) => value !== '');
    return member.click('modal', action, { blockId: block, ...(selected.length === 0 ? {} : { selected }) });
  });
  route('modal/find', async (request, member, user) => {
    const { id } = typedInto(request, member, user);
    const { action, field } = pressedIn(request);
    const query = one(request, `q.${field}`).trim();
    client.offer(id, field, { query, options: await member.options(action, query) });
    return null;
  });

  return router;
}

const fieldsIn = <Name extends string>(request: Request, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, one(request, name)])) as Record<Name, string>;

const spotOf = (request: Request) => fieldsIn(request, 'channel', 'ts');

function said(text: string): string {
  if (text.trim() === '') throw new Refusal('invalid', 'A message needs some text.');
  return text.trim();
}

function pressedIn(request: Request): Pressed {
  const pressed = readPressed(one(request, 'pressed'));
  if (pressed === null) throw new Refusal('invalid', 'The form was incomplete. Open the page again and try once more.');
  return pressed;
}

function memberOf(users: readonly { id: string }[], { name, slack }: SlackPerson): string {
  if (slack !== null && users.some(({ id }) => id === slack)) return slack;
  throw new Refusal('not-allowed', `${name} has no Slack id in the configuration. Switch to somebody who has one.`);
}

async function asSlackWould<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    throw ownMistake(error);
  }
}

/** What a member could not do in Slack either, such as pressing a button that has gone meanwhile, is their own mistake here. */
const ownMistake = (error: unknown): unknown =>
  error instanceof Error && error.constructor === Error
    ? new Refusal('stale', `${error.message} Go back to Slack and see how it stands now.`)
    : error;
