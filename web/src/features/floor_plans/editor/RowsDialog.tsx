import { useId, useState } from 'react';
import { resourceTypes, typeName } from '@/features/resources';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { MoneyInput } from '@/ui/MoneyInput';
import { LengthField, TextField } from './fields';
import { sizeOf } from './model/make';
import { block, laidOut, nextPlace, takenNames, type Known } from './model/places';
import type { Item, NewPlace, PlaceItem, Plan } from './model/plan';
import type { Rows } from './model/repeat';
import { nextNames } from './model/series';

export interface LaidOut {
  change(plan: Plan): Plan;
  readonly ids: readonly string[];
}

interface RowsDialogProps {
  plan: Plan;
  known: Known;
  /** What is repeated; without any, new places are laid out. */
  items: readonly Item[];
  identity(): string;
  onLay(laid: LaidOut): void;
  onClose(): void;
}

/** Most things of one floor. */
const mostItems = 2_000;

/** Rows of what is chosen, or of new places: 24 desks with their names, kind and rate in one go. */
export function RowsDialog({ plan, known, items, identity, onLay, onClose }: RowsDialogProps) {
  const formId = useId();
  const [rows, setRows] = useState<Rows>({ columns: items.length > 0 ? 2 : 6, rows: items.length > 0 ? 1 : 4, gapX: 20, gapY: items.length > 0 ? 20 : 100 });
  const [place, setPlace] = useState<NewPlace>(() => nextPlace('DESK', plan, known));
  const [size, setSize] = useState(sizeOf('DESK'));
  const count = rows.columns * rows.rows;
  const change = (part: Partial<Rows>) => setRows((before) => ({ ...before, ...part }));
  const tooMany = plan.items.length + count * Math.max(1, items.length) > mostItems;
  const names = items.length === 0 && !tooMany ? nextNames(place.name, count, takenNames(plan, known)) : [];

  function lay(): void {
    if (tooMany) return;
    if (items.length > 0) onLay(laidOut(items, rows, plan, known, identity));
    else {
      const [name = place.name] = names;
      const first: PlaceItem = {
        id: identity(), kind: 'place', x: Math.ceil(size.width / 2), y: Math.ceil(size.height / 2), ...size, rotation: 0,
        shape: 'rectangle', resourceId: null, fresh: { ...place, name },
      };
      onLay(block(first, rows, plan, known, identity));
    }
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={items.length > 0 ? m.plan_editor_repeat() : m.plan_editor_rows_title()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} disabled={tooMany}>
            {m.plan_editor_lay()}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          lay();
        }}
      >
        <div className="grid grid-cols-2 gap-4">
          <LengthField label={m.plan_editor_columns()} unit={m.plan_editor_across()} value={rows.columns} least={1} most={100} onLength={(columns) => change({ columns })} />
          <LengthField label={m.plan_editor_row_count()} unit={m.plan_editor_down()} value={rows.rows} least={1} most={100} onLength={(down) => change({ rows: down })} />
          <LengthField label={m.plan_editor_gap_across()} value={rows.gapX} most={5_000} onLength={(gapX) => change({ gapX })} />
          <LengthField label={m.plan_editor_gap_down()} value={rows.gapY} most={5_000} onLength={(gapY) => change({ gapY })} />
        </div>
        {items.length === 0 && (
          <div className="grid grid-cols-2 gap-4 border-t border-line pt-4">
            <FormField label={m.resources_type()} required>
              {(field) => (
                <Select
                  {...field}
                  value={place.resourceType}
                  onChange={(event) => {
                    const type = event.target.value as ResourceType;
                    setPlace(nextPlace(type, plan, known));
                    setSize(sizeOf(type));
                  }}
                  options={resourceTypes.map((value) => ({ value, label: typeName(value) }))}
                />
              )}
            </FormField>
            <TextField
              label={m.plan_editor_first_name()}
              value={place.name}
              needed={m.resources_name_needed()}
              maxLength={50}
              onText={(name) => setPlace((before) => ({ ...before, name }))}
            />
            <FormField label={m.resources_rate()} required>
              {(field) => (
                <MoneyInput
                  {...field}
                  value={place.ratePerHour}
                  onValue={(ratePerHour) => ratePerHour !== null && setPlace((before) => ({ ...before, ratePerHour }))}
                />
              )}
            </FormField>
            <LengthField
              label={m.resources_capacity()}
              unit={null}
              value={place.capacity}
              least={1}
              most={10_000}
              onLength={(capacity) => setPlace((before) => ({ ...before, capacity }))}
            />
            <LengthField label={m.plan_editor_width()} value={size.width} least={10} onLength={(width) => setSize((before) => ({ ...before, width }))} />
            <LengthField label={m.plan_editor_height()} value={size.height} least={10} onLength={(height) => setSize((before) => ({ ...before, height }))} />
          </div>
        )}
        <p role="status" className="text-ink-muted">
          {tooMany
            ? m.plan_editor_too_many({ most: formatNumber(mostItems) })
            : names.length > 0
              ? m.plan_editor_rows_named({ count, number: formatNumber(count), first: names[0] ?? '', last: names.at(-1) ?? '' })
              : m.plan_editor_rows_copies({ count: count * items.length - items.length, number: formatNumber(count * items.length - items.length) })}
        </p>
      </form>
    </Dialog>
  );
}
