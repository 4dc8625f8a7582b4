import { ChevronLeft, ChevronRight, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Input, Segmented, Select } from '@/ui/fields';
import { SearchInput } from '@/ui/SearchInput';
import { kinds, kindsName } from '../kinds';

export interface CalendarFilters {
  readonly view: 'day' | 'week';
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly today: string;
  readonly text: string;
  readonly kind: ResourceType | '';
  readonly floor: string;
}

interface ToolbarProps {
  filters: CalendarFilters;
  floors: readonly { readonly id: string; readonly name: string }[];
  onFilters(changes: Readonly<Record<string, string>>): void;
  onDay(steps: -1 | 1): void;
}

/** Which time and which places the calendar shows. */
export function Toolbar({ filters: { view, day, today, text, kind, floor }, floors, onFilters, onDay }: ToolbarProps) {
  // On a phone, what narrows the calendar down stays folded until it is wanted or in use.
  const [opened, setOpened] = useState(false);
  const open = opened || kind !== '' || floor !== '' || text !== '';
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
      <div className="flex items-center gap-1">
        <IconButton
          label={view === 'week' ? m.calendar_week_before() : m.calendar_day_before()}
          icon={<ChevronLeft aria-hidden className="mirror-rtl size-5" />}
          onClick={() => onDay(-1)}
        />
        <Input
          type="date"
          aria-label={m.calendar_date()}
          className="w-38 tabular-nums"
          value={day}
          onChange={(event) => onFilters({ date: event.target.value })}
        />
        <IconButton
          label={view === 'week' ? m.calendar_week_after() : m.calendar_day_after()}
          icon={<ChevronRight aria-hidden className="mirror-rtl size-5" />}
          onClick={() => onDay(1)}
        />
        <Button disabled={day === today} onClick={() => onFilters({ date: '' })}>
          {m.calendar_today()}
        </Button>
      </div>
      <Segmented
        label={m.calendar_view()}
        value={view}
        onChange={(next) => onFilters({ view: next === 'week' ? 'week' : '' })}
        options={[
          { value: 'day', label: m.calendar_day() },
          { value: 'week', label: m.calendar_week() },
        ]}
      />
      <Button className="ms-auto sm:hidden" aria-expanded={open} icon={<SlidersHorizontal aria-hidden className="size-4" />} onClick={() => setOpened(!open)}>
        {m.calendar_filters()}
      </Button>
      <div className={classes('contents', !open && 'max-sm:hidden')}>
        <Select
          aria-label={m.calendar_kind()}
          className="w-40 max-sm:w-auto max-sm:flex-1"
          value={kind}
          onChange={(event) => onFilters({ kind: event.target.value })}
          options={[{ value: '', label: m.calendar_all_kinds() }, ...kinds.map((value) => ({ value, label: kindsName(value) }))]}
        />
        {floors.length > 1 && (
          <Select
            aria-label={m.calendar_floor()}
            className="w-40 max-sm:w-auto max-sm:flex-1"
            value={floor}
            onChange={(event) => onFilters({ floor: event.target.value })}
            options={[{ value: '', label: m.calendar_all_floors() }, ...floors.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <SearchInput
          value={text}
          onSearch={(next) => onFilters({ q: next })}
          label={m.calendar_search_label()}
          placeholder={m.calendar_search()}
          className="min-w-48 flex-1 sm:max-w-64"
        />
      </div>
    </div>
  );
}
