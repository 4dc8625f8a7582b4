/** By how many basis points `now` is more than `before`, to whole percents; nothing where there is nothing to hold it against. */
export function change(now: number | undefined, before: number | undefined): number | undefined {
  if (now === undefined || before === undefined || before <= 0) return undefined;
  return Math.round(((now - before) * 100) / before) * 100;
}
