/** Sizes, as prow and its kin label them. */

const SIZES: readonly string[] = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];

/** `XL` of `size/XL`, `size: XL` or `size-xl`; null without such a label. */
export function sizeOf(labels: readonly string[]): string | null {
  for (const label of labels) {
    const size = /^size ?[/:-] ?(X{0,2}[SML])$/i.exec(label)?.[1]?.toUpperCase();
    if (size !== undefined && SIZES.includes(size)) return size;
  }
  return null;
}

/** 1 for `XS` to 6 for `XXL`; 0 for none. */
export const sizeRank = (size: string | null): number => SIZES.indexOf(size ?? '') + 1;
