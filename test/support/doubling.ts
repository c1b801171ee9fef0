/** Whether work grows with the length of what is read: measured by doubling the length, never against a clock. */

const DOUBLINGS = 4;
/** Linear work grows by 2 with each doubling, that which takes the square by 4. */
const MOST_GROWTH = 2.8 ** DOUBLINGS;
const LONGEST = 100_000;
/** In microseconds: the lengths grow until there is so much to compare, and less than `LEAST` is noise. */
const ENOUGH = 40_000;
const LEAST = 100;

const microseconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** The least of three: whatever else the process does only adds. */
const cost = (work: () => void): number => Math.min(microseconds(work), microseconds(work), microseconds(work));

/**
 * The growth of the work with the length, as a share of the most that is taken for linear: above 1 it is not. `make` gives a text
 * of about so many characters.
 */
export function growth(read: (text: string) => unknown, make: (characters: number) => string): number {
  read(make(1_000));
  let n = 500;
  let large = 0;
  do {
    n *= 2;
    const text = make(n * 2 ** DOUBLINGS);
    large = microseconds(() => read(text));
  } while (large < ENOUGH && n * 2 ** (DOUBLINGS + 1) <= LONGEST);
  const [short, long] = [make(n), make(n * 2 ** DOUBLINGS)];
  const small = Math.max(
    LEAST,
    cost(() => read(short)),
  );
  // What is linear at first sight need not be looked at again.
  return Math.min(large, large > small * MOST_GROWTH ? cost(() => read(long)) : large) / small / MOST_GROWTH;
}
