/**
 * Public holidays of the community's regions. The library holds the calendars of the world (34 MB), so it is loaded only
 * where regions are given.
 */
import type { Holiday } from '../domain/community.js';
import { addDays } from '../domain/time.js';
import { instead } from './suggestions.js';

const load = async () => (await import('date-holidays')).default;
type Library = Awaited<ReturnType<typeof load>>;

function calendarOf(Holidays: Library, region: string): InstanceType<Library> {
  const [country = '', state, part] = region.split('-');
  if (state === undefined) return new Holidays(country);
  return part === undefined ? new Holidays(country, state) : new Holidays(country, state, part);
}

/** What is wrong with these regions, by their position. */
export async function unknownRegions(
  regions: readonly string[],
): Promise<{ index: number; message: string; fix: string }[]> {
  if (regions.length === 0) return [];
  const calendar = new (await load())();
  return regions.flatMap((region, index) => {
    const [country = '', state, part, ...more] = region.split('-');
    const countries = Object.keys(calendar.getCountries());
    const wrong = (name: string, known: string[], prefix: string) => [
      {
        index,
        message: `The holidays of \`${region}\` are not known${prefix === '' ? '' : `: ${prefix} has no part \`${name}\``}.`,
        fix: hint(name, known, prefix),
      },
    ];
    if (!countries.includes(country)) return wrong(country, countries, '');
    const states = Object.keys(calendar.getStates(country) ?? {});
    if (state !== undefined && !states.includes(state)) return wrong(state, states, country);
    const parts = state === undefined ? [] : Object.keys(calendar.getRegions(country, state) ?? {});
    if (part !== undefined && !parts.includes(part)) return wrong(part, parts, `${country}-${state}`);
    return more.length === 0 ? [] : wrong(more.join('-'), [], `${country}-${state}-${part}`);
  });
}

function hint(name: string, known: readonly string[], prefix: string): string {
  if (prefix === '') {
    const upper = name.toUpperCase();
    const near = known.includes(upper) ? `Write \`${upper}\`. ` : '';
    return `${near}A region is an ISO 3166 code, like \`US\`, \`GR\` or \`US-CA\`.`;
  }
  const codes = known.map((code) => `${prefix}-${code}`);
  return instead(`${prefix}-${name}`, codes, `Write \`${prefix}\`.`);
}

/** Of the years from `first` to `last`, sorted by date, region and name. Half days are left out. */
export async function holidaysOf(regions: readonly string[], first: number, last: number): Promise<Holiday[]> {
  if (regions.length === 0) return [];
  const Holidays = await load();
  const found = regions.flatMap((region) => {
    const calendar = calendarOf(Holidays, region);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) =>
      calendar
        .getHolidays(year, 'en')
        .filter((holiday) => holiday.type === 'public')
        .flatMap(({ date, start, end, name }) => daysOf(date, start, end).map((day) => ({ date: day, name, region }))),
    );
  });
  const once = new Map(found.map((holiday) => [`${holiday.date} ${holiday.region} ${holiday.name}`, holiday]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holiday]) => holiday);
}

/** A holiday that begins at sunset is dated by the day after, and a holiday of 3.5 days counts as three. */
function daysOf(date: string, start: Date, end: Date): string[] {
  const hours = (end.getTime() - start.getTime()) / 3_600_000;
  if (hours < 20) return [];
  const days = Math.max(1, Math.floor((hours + 1) / 24));
  return Array.from({ length: days }, (_, i) => addDays(date.slice(0, 10), i));
}
