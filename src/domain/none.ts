/** The answer where there is nothing: a phase without a date, a component without a version, a group without a status. */
export const NONE = 'none';
