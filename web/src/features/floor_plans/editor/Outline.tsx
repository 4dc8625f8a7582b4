import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import type { Known } from './model/places';
import type { Item } from './model/plan';
import { itemName, kindName } from './words';

interface OutlineProps {
  items: readonly Item[];
  selection: readonly string[];
  known: Known;
  onSelect(ids: readonly string[]): void;
  /** Enter: go on to its fields. */
  onEdit(): void;
  onRemove(): void;
}

/** Everything on the plan as a list, topmost first: the way to it for those who don't see the plan, and for what lies under another. */
export function Outline({ items, selection, known, onSelect, onEdit, onRemove }: OutlineProps) {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = items.toReversed();
  const last = selection.at(-1);
  const at = shown.findIndex(({ id }) => id === last);

  useEffect(() => {
    const [box, row] = [list.current, last && list.current?.querySelector<HTMLElement>('[data-last]')];
    if (!box || !row) return;
    // The list alone moves: what stands above it stays in sight.
    const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [last]);

  function press(event: KeyboardEvent): void {
    const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? shown.length - 1 : at - 1, Home: 0, End: shown.length - 1 };
    const to = ways[event.key];
    if (to !== undefined) {
      const next = shown[Math.max(0, Math.min(to, shown.length - 1))];
      if (next) onSelect(event.shiftKey ? [...new Set([...selection, next.id])] : [next.id]);
    } else if (event.key === 'Enter') onEdit();
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={m.plan_editor_outline()}
      aria-multiselectable
      aria-activedescendant={at < 0 ? undefined : `${name}-${last}`}
      tabIndex={0}
      onKeyDown={press}
      className="relative max-h-64 overflow-y-auto rounded-md border border-line"
    >
      {shown.map((item) => {
        const chosen = selection.includes(item.id);
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list itself takes the keys
          <div
            key={item.id}
            id={`${name}-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen}
            data-last={item.id === last || undefined}
            onClick={(event) => {
              const more = event.shiftKey || event.ctrlKey || event.metaKey;
              onSelect(more ? (chosen ? selection.filter((id) => id !== item.id) : [...selection, item.id]) : [item.id]);
            }}
            className={classes('flex h-8 cursor-default items-center justify-between gap-3 px-2.5 max-sm:h-11', chosen ? 'bg-accent-soft' : 'hover:bg-hover')}
          >
            <bdi className="truncate">{itemName(item, known)}</bdi>
            {itemName(item, known) !== kindName(item, known) && <span className="shrink-0 text-xs text-ink-muted">{kindName(item, known)}</span>}
          </div>
        );
      })}
    </div>
  );
}
