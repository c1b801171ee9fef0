/**
 * An app acknowledges first and works afterwards, so what it does shows a moment later. Whoever pressed a button waits for it
 * here, as they would in front of Slack, and never for long: an app may also have nothing to show.
 */
const STEP_MILLIS = 50;
/** A card changes after the form has closed; what comes in this time after the last change still belongs to it. */
const QUIET_STEPS = 4;

interface Waiting {
  /** All that the app could make the person see, read again and again. */
  state(): string;
  /** Of the moment before the app was told. */
  before: string;
  patienceMillis: number;
}

export async function settled({ state, before, patienceMillis }: Waiting): Promise<void> {
  let last = before;
  let quiet = 0;
  for (let waited = 0; waited < patienceMillis && quiet < QUIET_STEPS; waited += STEP_MILLIS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MILLIS));
    const now = state();
    if (now !== last) quiet = 0;
    else if (now !== before) quiet++;
    last = now;
  }
}
