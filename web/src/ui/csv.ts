/** A cell of a table for a spreadsheet: words, or a plain decimal with Latin digits. */
export type CsvCell = { readonly text: string } | { readonly number: string } | undefined;

/** What spreadsheets would take for a formula, also behind spaces or written in full width. */
const formula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function written(cell: CsvCell): string {
  if (!cell) return '';
  if ('number' in cell) return cell.number;
  const harmless = formula.test(cell.text) ? `'${cell.text}` : cell.text;
  return /[",\r\n;]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}

/** Hands a text to the browser to keep as a file. */
export function keepText(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
