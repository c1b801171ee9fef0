/** Which revision of which draft a button or a form is about, as text that Slack carries for us. */
export interface DraftRef {
  draft: string;
  revision: number;
  hash: string;
}

/** `<draft>:<revision>:<hash>`; well below the 2,000 characters that a button carries. */
export const draftRef = ({ draft, revision, hash }: DraftRef): string => `${draft}:${revision}:${hash}`;

/** Null for anything else: what comes back from outside may be old, or made up. */
export function parseDraftRef(text: unknown): DraftRef | null {
  const [, draft, revision, hash] =
    /^([\w.-]{1,64}):(\d{1,6}):([\w-]{1,128})$/.exec(typeof text === 'string' ? text : '') ?? [];
  if (draft === undefined || revision === undefined || hash === undefined) return null;
  return { draft, revision: Number(revision), hash };
}

/** A form about a draft: opened from a card in `channel`, where its answer is told; null where that is not known. */
export interface DraftForm extends DraftRef {
  channel: string | null;
}

export const draftMetadata = (form: DraftForm, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ ref: draftRef(form), channel: form.channel, ...more });

/** With everything else that the form carried; null when it is not one of ours. */
export function parseDraftMetadata(metadata: string): (DraftRef & { carried: Record<string, unknown> }) | null {
  const carried = parsed(metadata);
  const ref = parseDraftRef(carried.ref);
  return ref === null ? null : { ...ref, carried };
}

function parsed(metadata: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(metadata);
    return value !== null && typeof value === 'object' ? { ...value } : {};
  } catch {
    return {};
  }
}
