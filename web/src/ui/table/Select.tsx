import { m } from '@/locales/compiled/messages.js';
import type { Selection } from './DataTable';

// Above the title that covers the row; a target of 24 px and more around the box.
const box = 'relative z-10 -m-1.5 inline-flex align-middle cursor-pointer items-center justify-center p-1.5';

/** The box that chooses one row. */
export function SelectRow<Row>({ row, id, selection }: { row: Row; id: string; selection: Selection<Row> }) {
  const { chosen, onChange, labelOf } = selection;
  function toggle(on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  }
  return (
    <label className={box}>
      <input
        type="checkbox"
        aria-label={m.ui_select_row({ name: labelOf(row) })}
        className="size-4 cursor-pointer accent-(--primary)"
        checked={chosen.has(id)}
        onChange={(event) => toggle(event.target.checked)}
      />
    </label>
  );
}

interface SelectAllProps<Row> {
  rows: readonly Row[];
  rowKey(row: Row): string;
  selection: Selection<Row>;
}

/** The box in the head: chooses all rows that are shown, or none. */
export function SelectAll<Row>({ rows, rowKey, selection }: SelectAllProps<Row>) {
  const ids = rows.map(rowKey);
  const all = ids.every((id) => selection.chosen.has(id));
  const some = !all && ids.some((id) => selection.chosen.has(id));
  return (
    <label className={box}>
      <input
        type="checkbox"
        aria-label={m.ui_select_all()}
        className="size-4 cursor-pointer accent-(--primary)"
        checked={all}
        ref={(input) => {
          if (input) input.indeterminate = some;
        }}
        onChange={() => selection.onChange(new Set(all ? [] : ids))}
      />
    </label>
  );
}
