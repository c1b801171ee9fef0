/** The form that a person has open, on top of where they were. */
import { SlackBlocks } from '../../surfaces/pages/slack-blocks.js';
import type { SlackReader } from '../../surfaces/pages/slack-rich-text.js';
import { fieldsOf } from './slack-fields.js';
import { type Acting, SlackForm } from './slack-form.js';
import type { MemberView, ModalView } from './slack-view.js';

interface Props {
  modal: ModalView;
  me: MemberView;
  reader: SlackReader;
  acting: Acting;
}

export function OpenForm({ modal, me, reader, acting }: Props) {
  const { view } = modal;
  const wrong = Object.keys(modal.errors).length;
  return (
    <section class="slack-modal" id="modal" role="dialog" aria-labelledby="modal-title">
      <SlackForm acting={acting} to="modal/submit" hidden={{ view: modal.id }}>
        {/* What Enter presses: the first button of a form, whichever that is. */}
        {view.submit && (
          <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
            {view.submit.text}
          </button>
        )}
        <div class="slack-modal-head">
          <h2 id="modal-title">{view.title.text}</h2>
          <span class="post-app">App</span>
        </div>
        {wrong > 0 && (
          <p class="slack-wrong" role="alert">
            {modal.errors[''] ?? 'It was not taken yet: see what is said in red below.'}
          </p>
        )}
        <SlackBlocks {...reader} blocks={modal.view.blocks.filter(isKnown)} control={fieldsOf(modal, me)} />
        <div class="slack-modal-foot">
          <button type="submit" formAction="/preview/slack/modal/close" formNoValidate>
            {view.close?.text ?? (view.submit ? 'Cancel' : 'Close')}
          </button>
          {view.submit && (
            <button type="submit" class="primary">
              {view.submit.text}
            </button>
          )}
        </div>
      </SlackForm>
    </section>
  );
}

type AnyBlock = ModalView['view']['blocks'][number];
type Known = Parameters<typeof SlackBlocks>[0]['blocks'][number];

/** The type leaves room for blocks that are not known yet; whatever they are, they are named when drawn. */
const isKnown = (block: AnyBlock): block is Known => block.type !== '';
