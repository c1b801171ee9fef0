/** Messages and forms with everything that a person can use in Slack, as an app would send them. */

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, text: string, more?: string) => ({
  text: plain(text),
  value,
  ...(more === undefined ? {} : { description: plain(more) }),
});
const field = (id: string, label: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: `${id}.field`, ...element },
  ...more,
});

/** A card with buttons of each style, one of them with a question, a link, menus, and a section with a button beside it. */
export const CARD = {
  text: 'Release digest, for approval',
  blocks: [
    { type: 'header', text: plain('Kubeflow 1.4: release digest') },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'For ' },
            { type: 'user', user_id: 'U0KIMONAS' },
            { type: 'text', text: ' to decide. Two components are red, nine are green.' },
          ],
        },
      ],
    },
    {
      type: 'section',
      block_id: 'automl',
      text: plain('AutoML: green, said 3 days ago'),
      accessory: { type: 'button', action_id: 'no-change', text: plain('No change'), value: 'round|1.4|automl' },
    },
    {
      type: 'section',
      block_id: 'notebooks',
      text: plain('Notebooks: yellow, said 3 days ago'),
      accessory: { type: 'button', action_id: 'no-change', text: plain('No change'), value: 'round|1.4|notebooks' },
    },
    {
      type: 'actions',
      block_id: 'decide',
      elements: [
        {
          type: 'button',
          action_id: 'approve',
          style: 'primary',
          text: plain('Approve revision 2'),
          value: 'd1:2:abc',
          confirm: {
            title: plain('Send it to the list?'),
            text: plain('Once approved it goes to kubeflow-discuss, which cannot be taken back.'),
            confirm: plain('Approve'),
            deny: plain('Not yet'),
          },
        },
        { type: 'button', action_id: 'edit', text: plain('Edit'), value: 'd1:2:abc' },
        { type: 'button', action_id: 'discard', style: 'danger', text: plain('Discard'), value: 'd1:2:abc' },
        { type: 'button', action_id: 'link', text: plain('Open at the desk'), url: 'https://herald.example.org/desk' },
      ],
    },
    {
      type: 'actions',
      block_id: 'menus',
      elements: [
        {
          type: 'static_select',
          action_id: 'colour',
          placeholder: plain('Colour'),
          options: [option('green', 'Green'), option('red', 'Red')],
        },
        {
          type: 'overflow',
          action_id: 'more',
          options: [option('hold', 'Hold it'), option('diff', 'Show difference')],
        },
      ],
    },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Facts as of *today*' }] },
  ],
};

/** A form with a field of each kind. */
export const FORM = {
  type: 'modal',
  callback_id: 'update',
  private_metadata: 'round|1.4|automl',
  title: plain('Give an update'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    { type: 'section', text: plain('It is published in the digest of Thursday.') },
    field('status', 'Status', {
      type: 'radio_buttons',
      options: [option('green', 'Green', 'On track'), option('yellow', 'Yellow'), option('red', 'Red', 'In danger')],
    }),
    field('summary', 'Summary', { type: 'plain_text_input', multiline: true, initial_value: 'Two fixes are left.' }),
    field('version', 'Expected version', { type: 'plain_text_input' }, { optional: true, hint: plain('Like 1.4.0') }),
    field('date', 'Expected date', { type: 'datepicker', initial_date: '2021-08-20' }, { optional: true }),
    field('time', 'At', { type: 'timepicker' }, { optional: true }),
    field(
      'docs',
      'Documentation',
      { type: 'static_select', options: [option('done', 'Done'), option('open', 'Not done')] },
      { optional: true },
    ),
    field(
      'blockers',
      'Blocking issues',
      { type: 'multi_external_select', placeholder: plain('A number or a word of the title'), min_query_length: 2 },
      { optional: true },
    ),
    field('help', 'Who can help', { type: 'multi_users_select' }, { optional: true }),
    field('tell', 'Tell them', { type: 'users_select' }, { optional: true }),
    field('also', 'Also', { type: 'checkboxes', options: [option('docs', 'Docs are late')] }, { optional: true }),
    {
      type: 'actions',
      block_id: 'inside',
      elements: [{ type: 'button', action_id: 'show', text: plain('Show what would move'), value: 'x' }],
    },
  ],
};
