/**
 * Runs inside a page and answers sentences about what a reader would stumble over: names and labels, headings, sideways
 * scrolling, and text that is too faint, each by WCAG 2.2 level AA. An expression, so that it can be handed to a browser.
 */
(() => {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  const at = (element) =>
    `<${element.tagName.toLowerCase()} ${element.className || element.name || ''}> "${words(element)}"`;

  const blame = (elements, what) => {
    for (const element of elements) found.push(`${what}: ${at(element)}`);
  };
  const nameless = (element) => words(element) === '' && !element.getAttribute('aria-label');
  const unlabelled = (input) => ![...input.labels].some((label) => words(label) !== '');

  function names() {
    if (!document.documentElement.lang) found.push('the page does not say its language');
    if (document.title.trim() === '') found.push('the page has no title');
    const ids = all('[id]').map((element) => element.id);
    blame(all('input:not([type=hidden]), select, textarea').filter(unlabelled), 'no label');
    blame(all('button, a[href], summary').filter(nameless), 'no name');
    blame(all('img:not([alt])'), 'no words for the picture');
    blame(all('iframe:not([title])'), 'no title');
    blame(all('th:not([scope])'), 'heads neither row nor column');
    blame(
      all('[id]').filter(({ id }, i) => ids.indexOf(id) !== i),
      'an id that another element has',
    );
    blame(
      all('[aria-labelledby]').filter((element) => !ids.includes(element.getAttribute('aria-labelledby'))),
      'labelled by nothing',
    );
  }

  function headings() {
    const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName.slice(1)));
    if (levels.filter((level) => level === 1).length !== 1) found.push(`headings of the first level: not one`);
    for (const [i, level] of levels.entries()) {
      if (level > (levels[i - 1] ?? 0) + 1) found.push(`a heading of level ${level} after ${levels[i - 1] ?? 'none'}`);
    }
  }

  function width() {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) found.push(`${scrollWidth} pixels wide in a window of ${innerWidth}`);
  }

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [red, green, blue] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  function ground(element) {
    for (let one = element; one !== null; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if ((colour[3] ?? 1) > 0 && colour.length >= 3) return colour;
    }
    return [255, 255, 255];
  }

  function contrast() {
    const faint = new Map();
    for (const element of all('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (!own || !element.checkVisibility()) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      const needed = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const [dim, bright] = [luminance(numbers(color)), luminance(ground(element))].sort((a, b) => a - b);
      const ratio = (bright + 0.05) / (dim + 0.05);
      if (ratio < needed) faint.set(`${element.className}`, `${ratio.toFixed(1)} to 1 is too faint: ${at(element)}`);
    }
    found.push(...faint.values());
  }

  names();
  headings();
  width();
  contrast();
  return found;
})();
