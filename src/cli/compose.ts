/** `herald compose <kind>`: a message as it would read now, from the facts as they are. Saves nothing. */
import { Refusal } from '../domain/errors.js';
import { MESSAGE_KINDS, type MessageKind } from '../domain/message-kind.js';
import type { Occasion } from '../domain/occasion.js';
import type { Rendering } from '../domain/rendering.js';
import { renderMessage } from '../templates/render.js';
import { wordsFor } from '../workflow/drafts/compose-draft.js';
import { titleOf } from '../workflow/forecast.js';
import { wantedOccasions } from '../workflow/plan/wanted.js';
import { loadWorld } from '../workflow/world.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { json } from './words.js';

interface ComposeOptions extends GlobalOptions {
  release?: string;
  phase?: string;
  tag?: string;
  format: keyof typeof FORMATS;
}

const FORMATS = {
  text: (r: Rendering) => `Subject: ${r.subject}\n\n${r.text}`,
  html: (r: Rendering) => r.html,
  markdown: (r: Rendering) => r.markdown,
  slack: (r: Rendering) => json(r.slack),
} as const;

export const composeCommand: Register = (program, run, edge) => {
  program
    .command('compose <kind>')
    .description(`print a message as it would read now, and save nothing; kinds: ${MESSAGE_KINDS.join(', ')}`)
    .option('--release <id>', 'of this release only')
    .option('--phase <id>', 'the reminder of this phase')
    .option('--tag <tag>', 'the announcement of this tag')
    .option('--format <format>', Object.keys(FORMATS).join(', '), 'text')
    .action((kind: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as ComposeOptions;
        const known = MESSAGE_KINDS.find((k) => k === kind);
        if (known === undefined)
          throw new Refusal('invalid', `There is no kind "${kind}". Kinds: ${MESSAGE_KINDS.join(', ')}.`);
        if (!(options.format in FORMATS)) {
          throw new Refusal(
            'invalid',
            `There is no format "${options.format}". Formats: ${Object.keys(FORMATS).join(', ')}.`,
          );
        }
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          const { store, clock, publicUrl } = setting;
          const now = clock.now();
          const world = await loadWorld(store, now);
          const occasion = choose(
            wantedOccasions(world, now).map((w) => w.occasion),
            known,
            options,
            now,
          );
          const { subject, bodyMd, facts, claims } = await wordsFor({ world, store, now, publicUrl }, occasion);
          const rendering = renderMessage(
            { subject, intro: '', bodyMd, note: null },
            { zone: world.configuration.community.zone },
          );
          if (options.json === true) edge.out(json({ occasion, facts, claims, rendering }));
          else {
            edge.err(`${titleOf(world.configuration, occasion)} (${occasion.key})`);
            edge.out(FORMATS[options.format](rendering));
          }
          return 0;
        });
      }),
    );
};

/** The next fitting occasion that is still to come, else the last one. @throws Refusal naming what there is */
function choose(all: Occasion[], kind: MessageKind, options: ComposeOptions, now: string): Occasion {
  const ofKind = all.filter((o) => o.kind === kind);
  const fitting = ofKind
    .filter((o) => options.release === undefined || o.release === options.release)
    .filter((o) => options.phase === undefined || (o.source.type === 'phase' && o.source.phase === options.phase))
    .filter((o) => options.tag === undefined || (o.source.type === 'tag' && o.source.tag === options.tag))
    .sort((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
  const chosen = fitting.find((o) => o.expiresAt > now) ?? fitting.at(-1);
  if (chosen !== undefined) return chosen;
  const others = ofKind.map((o) => o.key).join(', ');
  throw new Refusal(
    'not-found',
    `No ${kind} fits now.${others === '' ? ' There is no occasion of that kind.' : ` There are: ${others}.`}`,
  );
}
