/** Whether a login is a program's: GitHub apps end in `[bot]`, service accounts in `-bot` or `-robot`. */
export const isBot = (login: string): boolean => /\[bot\]$|[-_](ro)?bot$/i.test(login);
