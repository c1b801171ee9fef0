import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../../../../src/surfaces/pages/styles/base.css', import.meta.url), 'utf8');

/** The custom properties of a `:root` block that are plain colours. */
const colours = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']));

const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((m) => m[1] ?? '');

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
};

const PAIRS = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'sunk'],
  ['ink', 'accent-soft'],
  ['quiet', 'paper'],
  ['quiet', 'card'],
  ['quiet', 'sunk'],
  ['quiet', 'accent-soft'],
  ['accent', 'paper'],
  ['accent', 'card'],
  ['accent', 'sunk'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['good', 'good-soft'],
  ['wait', 'wait-soft'],
  ['bad', 'bad-soft'],
  ['bad', 'card'],
  ['bar-ink', 'bar'],
];

describe.each([
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
])('The colours of the %s theme', (_name, theme) => {
  it.each(PAIRS)('let %s be read on %s', (text, ground) => {
    expect(contrast(theme[text] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
