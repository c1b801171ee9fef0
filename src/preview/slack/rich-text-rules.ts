/** Slack's rules for rich text, as far as Herald writes it. Paths are JSON pointers, as in Slack's own messages. */
import { asList, asObject, type Json, length, type Problems } from './json.js';

const INLINE = ['text', 'link', 'date', 'emoji', 'user', 'usergroup', 'channel', 'broadcast', 'team', 'color'];

export function checkRichText(block: Json, path: string, problems: Problems): void {
  const elements = asList(block.elements);
  if (elements.length === 0) problems.push(`must have at least one element [json-pointer:${path}/elements]`);
  elements.forEach((element, i) => {
    checkElement(asObject(element), `${path}/elements/${i}`, problems);
  });
}

function checkElement(element: Json, path: string, problems: Problems): void {
  switch (element.type) {
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      asList(element.elements).forEach((inline, i) => {
        checkInline(asObject(inline), `${path}/elements/${i}`, problems);
      });
      return;
    case 'rich_text_list': {
      if (element.style !== 'bullet' && element.style !== 'ordered')
        problems.push(`unknown list style [json-pointer:${path}]`);
      const items = asList(element.elements);
      if (items.length === 0) problems.push(`a list must have items [json-pointer:${path}]`);
      items.forEach((item, i) => {
        const section = asObject(item);
        if (section.type !== 'rich_text_section')
          problems.push(`unsupported list item [json-pointer:${path}/elements/${i}]`);
        checkElement(section, `${path}/elements/${i}`, problems);
      });
      return;
    }
    default:
      problems.push(`unsupported type: ${String(element.type)} [json-pointer:${path}]`);
  }
}

function checkInline(inline: Json, path: string, problems: Problems): void {
  const type = String(inline.type);
  if (!INLINE.includes(type)) problems.push(`unsupported type: ${type} [json-pointer:${path}]`);
  if (type === 'text' && length(inline.text) === 0)
    problems.push(`must be more than 0 characters [json-pointer:${path}/text]`);
  if (type === 'link' && length(inline.url) === 0)
    problems.push(`must be more than 0 characters [json-pointer:${path}/url]`);
  if (type === 'date' && !(Number.isInteger(inline.timestamp) && length(inline.format) > 0)) {
    problems.push(`a date needs a timestamp and a format [json-pointer:${path}]`);
  }
}
