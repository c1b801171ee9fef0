/** What stands beside every conversation: who one is here, the places, the home page, and the line for commands. */
import { SlackForm } from './slack-form.js';
import { type MemberView, type PlaceView, pathOf, type WorkspaceView } from './slack-view.js';

interface Props {
  view: WorkspaceView;
  here: string | null;
}

export function SlackSide({ view, here }: Props) {
  const { me, frame } = view;
  const of = (kind: PlaceView['kind']) => view.places.filter((place) => place.kind === kind);
  return (
    <div class="slack-side">
      <p class="slack-team">
        <strong>{frame.community}</strong>
        <span>{me === null ? 'You read along' : `You are ${me.viewer.name}`}</span>
      </p>
      {view.outside !== null && <p class="slack-outside">{view.outside}</p>}
      <nav aria-label="Slack">
        <Places title="Channels" places={of('channel')} here={here} />
        {me !== null && (
          <>
            <Places title="Direct messages" places={of('direct')} here={here} />
            <Places title="Apps" places={[{ id: 'home', name: 'Herald, home' }]} here={here} />
          </>
        )}
      </nav>
      {me !== null && <Command me={me} channel={commandPlace(view, here)} />}
    </div>
  );
}

interface PlacesProps {
  title: string;
  places: readonly { id: string; name: string }[];
  here: string | null;
}

const Places = ({ title, places, here }: PlacesProps) =>
  places.length === 0 ? null : (
    <>
      <p class="slack-kind">{title}</p>
      <ul>
        {places.map(({ id, name }) => (
          <li>
            <a href={pathOf(id)} {...(id === here ? { 'aria-current': 'page' as const } : {})}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );

/** A command is given in a conversation, and answered there. */
function commandPlace({ places }: WorkspaceView, here: string | null): PlaceView | null {
  return places.find(({ id }) => id === here) ?? places.find(({ kind }) => kind === 'direct') ?? places[0] ?? null;
}

function Command({ me, channel }: { me: MemberView; channel: PlaceView | null }) {
  if (channel === null) return null;
  const acting = { viewer: me.viewer, back: `${pathOf(channel.id)}#latest` };
  return (
    <SlackForm acting={acting} to="command" hidden={{ channel: channel.id }} class="slack-command">
      <label>
        <code>/herald</code>
        <input type="text" name="text" placeholder="help" autoComplete="off" />
      </label>
      <button type="submit" class="small">
        Run
      </button>
    </SlackForm>
  );
}
