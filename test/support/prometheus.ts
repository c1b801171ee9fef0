/** Reads Prometheus' text format strictly: every sample belongs to a family that was described, and comes once. */

export interface Family {
  type: string;
  help: string;
  /** By the sample's name with its labels, as `herald_sends{purpose="card",state="sent"}`. */
  samples: Record<string, number>;
}

const LABELS = /^(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*"(?:,(?=[a-zA-Z_])|$))*$/;

/** @throws Error naming the line that no reader of metrics would take */
export function parseMetrics(text: string): Record<string, Family> {
  const families: Record<string, Family> = {};
  let current = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const described = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line);
    if (described !== null) {
      const [, what, name = '', rest = ''] = described;
      current = name;
      families[name] ??= { type: '', help: '', samples: {} };
      Object.assign(families[name], what === 'HELP' ? { help: rest } : { type: rest });
      continue;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    const family = families[current];
    if (sample === null || family === undefined || !LABELS.test(sample[2] ?? ''))
      throw new Error(`Not a metric: ${line}`);
    const [, name = '', labels, value = ''] = sample;
    const key = labels === undefined ? name : `${name}{${labels}}`;
    if (!name.startsWith(current) || key in family.samples) throw new Error(`Not where it belongs: ${line}`);
    family.samples[key] = value === 'Nan' ? Number.NaN : Number(value);
  }
  return families;
}
