/** Slack's budget. Documented, but for the last one: long messages fail at some 11,000 characters with `msg_blocks_too_long`. */
export const SLACK_LIMITS = {
  header: 150,
  text: 3000,
  blocks: 50,
  tableRows: 100,
  tableCells: 20,
  message: 9500,
} as const;
