/** `views.*`: forms and home pages. */
import type { SlackHome, SlackModal } from '../../domain/rendering.js';
import { type Answer, type Method, no, wrong } from './answer.js';
import { asText, type Json, parseJson } from './json.js';
import { type Team, userOf } from './team.js';
import { judgeHome, judgeModal } from './view-rules.js';

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': (args, team) => shown(args, team, (user, view) => team.views.open(user, view)),

  'views.push': (args, team) =>
    shown(args, team, (user, view) => {
      if (team.views.top(user) === null) return no('not_found');
      return team.views.push(user, view) ?? no('push_limit_reached');
    }),

  'views.update': (args, team) => {
    const modal = team.views.find(args.view_id);
    if (modal === undefined) return no('not_found');
    const view = readModal(args);
    if ('ok' in view) return view;
    if (asText(args.hash) !== null && args.hash !== modal.hash) return no('hash_conflict');
    team.views.update(modal, view);
    const owner = team.users.find(({ id }) => team.views.stack(id).includes(modal));
    return { ok: true, view: team.views.json(modal, owner?.id ?? '') };
  },

  'views.publish': (args, team) => {
    const user = userOf(team, args.user_id);
    if (user === undefined || user.deleted) return wrong('invalid_arguments', ['invalid `user_id`']);
    const parsed = parseJson(args.view);
    const verdict = judgeHome(parsed);
    if (verdict.error !== null) return wrong(verdict.error, verdict.messages);
    const before = team.views.home(user.id);
    if (asText(args.hash) !== null && args.hash !== before?.hash) return no('hash_conflict');
    const home = team.views.publish(user.id, parsed as SlackHome);
    return { ok: true, view: team.views.json(home, user.id) };
  },
};

type Show = (user: string, view: SlackModal) => Parameters<Team['views']['json']>[0] | Answer;

/** A trigger is spent only by a view that Slack takes. */
function shown(args: Json, team: Team, show: Show): Answer {
  const trigger = team.triggers.look(args.trigger_id);
  if ('error' in trigger) return no(trigger.error);
  const view = readModal(args);
  if ('ok' in view) return view;
  const open = show(trigger.user, view);
  if ('ok' in open) return open;
  team.triggers.use(args.trigger_id);
  return { ok: true, view: team.views.json(open, trigger.user) };
}

function readModal(args: Json): SlackModal | Answer {
  const view = parseJson(args.view);
  const verdict = judgeModal(view);
  return verdict.error === null ? (view as SlackModal) : wrong(verdict.error, verdict.messages);
}
