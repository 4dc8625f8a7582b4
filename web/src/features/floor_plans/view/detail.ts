import type { PlaceItem } from '../editor/model/plan';

/** What is written on a place: nothing where it could not be read, its name, or its name with what it is doing. */
export type Detail = 'none' | 'name' | 'words';

/** How wide a letter is against its height, on average. */
const letter = 0.62;

/** The width and height that words on a place have, as the page sees it. */
export function roomFor({ width, height, rotation }: PlaceItem): { width: number; height: number } {
  const quarter = Math.round(rotation / 90) % 2 === 1;
  return quarter ? { width: height, height: width } : { width, height };
}

/** How high letters may be, in centimetres, for these words to stand on the place in so many lines. */
export function letters(item: PlaceItem, text: string, lines: 1 | 2): number {
  const { width, height } = roomFor(item);
  const most = Math.max(36, Math.min(64, Math.min(width, height) * 0.1));
  // A circle has less room at the height of its letters.
  const across = width * (item.shape === 'round' ? 0.78 : 0.9);
  return Math.min(most, height * (lines === 1 ? 0.52 : 0.34), across / (letter * Math.max(2, text.length)));
}

/** Below this, in pixels, letters are a smudge. */
const readable = 6;

export function detailOf(item: PlaceItem, name: string, scale: number): Detail {
  const { width, height } = roomFor(item);
  if (width * scale >= 60 && height * scale >= 40 && letters(item, name, 2) * scale >= 8) return 'words';
  return letters(item, name, 1) * scale >= readable ? 'name' : 'none';
}

/** A text on one line: in letters of this height, or somewhat smaller; what does not fit even then is cut. */
export function line(text: string, width: number, height: number): { text: string; size: number } {
  const size = Math.max(height * 0.75, Math.min(height, (width * 0.94) / (letter * Math.max(1, text.length))));
  const most = Math.max(3, Math.floor((width * 0.94) / (size * letter)));
  return { text: text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`, size };
}
