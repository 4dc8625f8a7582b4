import { formatLocale, toLatinDigits } from './digits';

/** Integer minor units (piastres for EGP). Never a fraction: every step below is on strings. */
export type Minor = number;

const exponents = new Map<string, number>();

/** How many digits of a currency are minor units: 2 for EGP, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/** Minor units as a plain decimal with Latin digits: `12050, 2` is `120.50`. */
export function minorToDecimal(minor: Minor, exponent: number): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}

export type ParsedMoney =
  | { readonly kind: 'empty' }
  | { readonly kind: 'amount'; readonly minor: Minor }
  | { readonly kind: 'invalid'; readonly why: 'not-a-number' | 'too-precise' | 'too-large' };

/**
 * Reads what a person typed as money. Accepts Arabic-Indic digits, `٫` or `.` or one `,` as the decimal sign,
 * `٬`, spaces and commas in front of three digits as grouping. Refuses what it would have to guess or round.
 */
export function parseMoney(text: string, exponent: number): ParsedMoney {
  let plain = toLatinDigits(text)
    .replace(/[\s\u00a0\u202f\u066c'_\u200e\u200f\u061c]/g, '')
    .replace(/\u066b/g, '.')
    .replace(/\u2212/g, '-');
  if (plain === '') return { kind: 'empty' };
  if (/^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) plain = plain.replaceAll(',', '');
  else plain = plain.replace(/^(-?\d*),(\d*)$/, '$1.$2');
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || whole + fraction === '') return { kind: 'invalid', why: 'not-a-number' };
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > exponent) return { kind: 'invalid', why: 'too-precise' };
  const minor = Number(whole + kept.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(minor)) return { kind: 'invalid', why: 'too-large' };
  return { kind: 'amount', minor: sign && minor !== 0 ? -minor : minor };
}

/** What stands beside an amount for its currency in the reader's language: EGP, ج.م. */
export function currencyMark(currency: string): string {
  const parts = new Intl.NumberFormat(formatLocale(), { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount for reading. `bare` leaves the currency out, for columns that name it once. */
export function formatMoney(minor: Minor, currency: string, bare = false): string {
  const tag = formatLocale();
  const key = `${tag} ${currency} ${bare}`;
  const exponent = exponentOf(currency);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tag, {
      ...(bare ? { style: 'decimal' } : { style: 'currency', currency }),
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
    formats.set(key, format);
  }
  // Intl takes a decimal string exactly; a division would go through a float.
  return format.format(minorToDecimal(minor, exponent) as Intl.StringNumericLiteral);
}
