/** `A` and 7 of `A7`; `Desk ` and 07 of `Desk 07`; no number is the beginning of a series from 1. */
function parts(name: string): { stem: string; number: number; digits: number } {
  const found = /^(.*?)(\d{1,9})$/u.exec(name);
  if (!found) return { stem: name, number: 1, digits: 0 };
  const [, stem = '', number = ''] = found;
  return { stem, number: Number(number), digits: number.startsWith('0') ? number.length : 0 };
}

const folded = (name: string): string => name.trim().toLocaleLowerCase();

/** Names that go on from the first one, `A1` to `A24`, past those that are taken. */
export function nextNames(first: string, count: number, taken: Iterable<string>): string[] {
  const { stem, number, digits } = parts(first);
  const used = new Set([...taken].map(folded));
  const names: string[] = [];
  for (let at = number; names.length < count; at += 1) {
    const name = stem + String(at).padStart(digits, '0');
    if (!used.has(folded(name))) names.push(name);
  }
  return names;
}

/** What copies of this name may be called. */
export function copyNames(name: string, count: number, taken: Iterable<string>): string[] {
  return nextNames(/\d$/u.test(name) ? name : `${name} 2`, count, taken);
}
