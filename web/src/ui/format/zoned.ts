/** A wall-clock time without a zone, as `datetime-local` inputs have it: `2026-11-20T14:05`. */
export type WallClock = string;

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, as if it were UTC: milliseconds since the epoch. */
function wallMs(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
}

/** What a clock on the wall of that zone shows at an instant, to the minute. */
export function wallClockIn(zone: string, instant: string): WallClock {
  return new Date(wallMs(zone, Date.parse(instant))).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock on the wall of that zone shows this. A time that does not exist moves forward
 * by the gap; of an ambiguous one the first counts (T3). `undefined` when it is not a time.
 */
export function instantAt(zone: string, wall: WallClock): string | undefined {
  const wanted = Date.parse(`${wall}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const [before = 0, after = 0] = [-dayMs, dayMs].map((away) => wallMs(zone, wanted + away) - (wanted + away));
  const candidates = [wanted - before, wanted - after].filter((at) => wallMs(zone, at) === wanted);
  // In a gap the clock still runs by the offset before it.
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wanted - before).toISOString();
}
