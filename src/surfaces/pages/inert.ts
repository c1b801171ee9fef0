/** Text that cannot turn what stands around it: bidi controls let a name or a title rewrite the rest of its line. */

const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Without bidi controls. Words of right-to-left scripts need none: `<bdi>` and `dir="auto"` keep them to themselves. */
export const inert = (text: string): string => text.replaceAll(BIDI_CONTROLS, '');
