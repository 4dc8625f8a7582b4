import { toLatinDigits } from '@/ui/format/digits';

/** How people type names: without marks, with any alef, haa for taa marbuta, in either digits. */
export function plain(text: string): string {
  return toLatinDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .toLocaleLowerCase()
    .trim();
}

/** Whether every word of what was typed begins a word of the name; both already `plain`. */
export function beginsWords(name: string, typed: string): boolean {
  const words = name.split(/\s+/);
  return typed
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
