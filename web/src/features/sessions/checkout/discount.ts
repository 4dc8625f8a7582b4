import { parseMoney } from '@/ui/format/money';

/** A percentage as typed: basis points (1250 is 12.5 %), nothing, or not a percentage. */
export type TypedPercent = { readonly points: number } | 'not-a-percentage';

const percentDigits = 2;
const whole = 100_00;

/** Reads `12.5`, `١٢٫٥` or `12,5 %` without a float on the way. */
export function parsePercent(text: string): TypedPercent {
  const parsed = parseMoney(text.replace(/[%٪]/g, ''), percentDigits);
  if (parsed.kind === 'empty') return { points: 0 };
  if (parsed.kind === 'invalid' || parsed.minor < 0 || parsed.minor > whole) return 'not-a-percentage';
  return { points: parsed.minor };
}
