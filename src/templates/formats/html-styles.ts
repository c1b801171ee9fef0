/** The styles of a mail. Inline for everyone; the dark sheet for clients that read one, which must therefore say `!important`. */

const INK = '#1f2933';
const RULE = '#d3dae3';
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace';

export const PAGE = {
  body: `margin:0;padding:0;background-color:#ffffff;color:${INK}`,
  frame: `max-width:640px;margin:0 auto;padding:24px 16px;font-family:${FONT};font-size:16px;line-height:1.5;color:${INK};overflow-wrap:anywhere;word-break:break-word`,
};

const CELL = `padding:8px 8px 8px 0;border-bottom:1px solid ${RULE};text-align:left;vertical-align:top`;

/** By tag name. */
export const STYLES: Record<string, string> = {
  h1: 'margin:32px 0 12px;font-size:22px;line-height:1.3',
  h2: 'margin:32px 0 8px;font-size:18px;line-height:1.3',
  h3: 'margin:24px 0 8px;font-size:16px;line-height:1.3',
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding-left:22px',
  ol: 'margin:0 0 16px;padding-left:26px',
  li: 'margin:0 0 6px',
  a: 'color:#0b5cad;text-decoration:underline',
  blockquote: `margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid ${RULE}`,
  hr: `margin:32px 0 16px;border:0;border-top:1px solid ${RULE}`,
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse;font-size:14px;line-height:1.4',
  th: `${CELL};border-bottom-width:2px`,
  td: CELL,
  code: `font-family:${MONO};font-size:14px;background-color:#eef1f5;padding:1px 4px;border-radius:3px`,
  pre: `margin:0 0 16px;padding:10px 12px;background-color:#eef1f5;border-radius:4px;white-space:pre-wrap;font-family:${MONO}`,
};

export const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
body{background-color:#14181d !important;color:#e3e8ee !important}
body>div{color:#e3e8ee !important}
a{color:#8ab8ff !important}
th,td{border-color:#3a4350 !important}
hr,blockquote{border-color:#3a4350 !important}
code,pre{background-color:#232a33 !important}
}`;
