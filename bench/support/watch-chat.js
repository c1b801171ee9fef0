/** Puts itself between the outbox and Slack, and notes whether pauses are kept. */
export function watchChat(chat) {
  /** `early`: messages begun while a pause that had been asked for was not over. */
  const watched = { pauses: 0, early: 0, last: 0 };
  let pausedUntil = 0;
  const post = async (...given) => {
    if (performance.now() < pausedUntil) watched.early++;
    const delivery = await chat.post(...given);
    const now = performance.now();
    if (delivery.outcome === 'accepted') watched.last = now;
    else if (delivery.retryAfterSeconds > 0) {
      watched.pauses++;
      pausedUntil = Math.max(pausedUntil, now + delivery.retryAfterSeconds * 1000);
    } else throw new Error(`Neither accepted nor put off: ${JSON.stringify(delivery)}`);
    return delivery;
  };
  return { watched, chat: { ...chat, post } };
}
