import { preferences } from '../preferences';

const arabicIndicZero = 0x0660;
const persianZero = 0x06f0;

/** Turns Arabic-Indic and Persian digits into Latin ones and leaves everything else alone. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicIndicZero));
  });
}

/** The BCP 47 tag numbers and dates are shown in, for example `ar-EG-u-nu-latn`. */
export function formatLocale(): string {
  const { locale, digits } = preferences();
  const region = locale === 'ar' ? 'ar-EG' : 'en-GB';
  if (digits === 'auto') return locale === 'ar' ? `${region}-u-nu-arab` : `${region}-u-nu-latn`;
  return `${region}-u-nu-${digits}`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A whole number in the reader's digits and grouping. */
export function formatNumber(value: number): string {
  const tag = formatLocale();
  let format = numberFormats.get(tag);
  if (!format) {
    format = new Intl.NumberFormat(tag);
    numberFormats.set(tag, format);
  }
  return format.format(value);
}

/**
 * Digits of a fixed text (a clock, a phone number) in the reader's choice, without grouping. Arabic-Indic groups
 * are joined by no-break spaces: around an ordinary space the bidirectional algorithm (UAX 9, W4) would swap them.
 */
export function localDigits(text: string): string {
  if (!formatLocale().endsWith('arab')) return text;
  return text
    .replace(/[0-9]/g, (digit) => String.fromCharCode(arabicIndicZero + Number(digit)))
    .replaceAll(' ', '\u00a0');
}

/** A plain decimal for an input, in the reader's digits and decimal sign. */
export function localDecimal(text: string): string {
  const digits = localDigits(text);
  return digits === text ? text : digits.replace('.', '\u066b');
}
