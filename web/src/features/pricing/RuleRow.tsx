import { Archive, ArrowDown, ArrowUp, GripVertical, Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { PriceRuleRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { useSpaceSettings } from '@/ui/space';
import { effectWords, pricesItems, scopeWords } from './words';

interface RuleRowProps {
  rule: PriceRuleRowFragment;
  /** Its place in the list, from 0. */
  at: number;
  of: number;
  names: Parameters<typeof scopeWords>[1];
  mayWrite: boolean;
  dragged: boolean;
  onDrag(id: string | undefined): void;
  onDrop(): void;
  onMove(by: -1 | 1): void;
  onEdit(): void;
  onArchive(): void;
}

/** One rule in the list: what it does, where it holds, and how it is moved. */
export function RuleRow({ rule, at, of, names, mayWrite, dragged, onDrag, onDrop, onMove, onEdit, onArchive }: RuleRowProps) {
  const { currency } = useSpaceSettings();
  const scope = scopeWords(rule, names);
  const items = rule.effect.kind != null && pricesItems(rule.effect.kind);

  function press(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a pointer may drag it; its buttons and keys do the same
    <li
      draggable={mayWrite}
      data-rule={rule.name}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDrag(rule.id);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      onKeyDown={mayWrite ? press : undefined}
      className={classes(
        'flex items-start gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 shadow-card',
        dragged && 'border-primary bg-accent-soft',
      )}
    >
      {mayWrite && <GripVertical aria-hidden className="mt-1 size-4 shrink-0 cursor-grab text-ink-faint max-sm:hidden" />}
      <span aria-hidden className="figures mt-0.5 w-5 shrink-0 text-end text-ink-faint">
        {formatNumber(at + 1)}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">
            <bdi>{rule.name}</bdi>
          </span>
          <Badge tone={items ? 'info' : 'accent'}>{items ? m.pricing_for_items() : m.pricing_for_time()}</Badge>
        </p>
        <p>{effectWords(rule, currency)}</p>
        <p className="text-[0.8125rem] text-ink-muted">{scope.length === 0 ? m.pricing_everywhere() : scope.join(' · ')}</p>
      </div>
      {mayWrite && (
        <div className="flex shrink-0 max-sm:grid max-sm:grid-cols-2">
          <IconButton
            label={m.pricing_move_up({ name: rule.name })}
            icon={<ArrowUp aria-hidden className="size-4" />}
            disabled={at === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={m.pricing_move_down({ name: rule.name })}
            icon={<ArrowDown aria-hidden className="size-4" />}
            disabled={at === of - 1}
            onClick={() => onMove(1)}
          />
          <IconButton label={m.pricing_edit({ name: rule.name })} icon={<Pencil aria-hidden className="size-4" />} onClick={onEdit} />
          <IconButton label={m.pricing_archive_rule({ name: rule.name })} icon={<Archive aria-hidden className="size-4" />} onClick={onArchive} />
        </div>
      )}
    </li>
  );
}
