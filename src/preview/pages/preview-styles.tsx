/** The preview's own styles; a stylesheet may be linked from the body, so the common document needs to know nothing of it. */
export const PreviewStyles = () => (
  <>
    <link rel="stylesheet" href="/preview/preview.css" />
    <link rel="stylesheet" href="/preview/slack.css" />
    <link rel="stylesheet" href="/preview/slack-modal.css" />
  </>
);
