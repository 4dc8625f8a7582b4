import { Trash2 } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { Checkbox, Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { MoneyInput } from '@/ui/MoneyInput';
import { WholeInput } from '@/ui/WholeInput';
import type { Row, RowProblems } from './rows';

interface LineRowProps {
  row: Row;
  place: number;
  problems: RowProblems;
  /** The line was just added: the hand goes there. */
  fresh: boolean;
  onChange(part: Partial<Row>): void;
  onRemove?: (() => void) | undefined;
}

/** One line of an invoice: what, how many, at which price. */
export function LineRow({ row, place, problems, fresh, onChange, onRemove }: LineRowProps) {
  const number = formatNumber(place);
  return (
    <fieldset className="grid gap-2 rounded-md border border-line p-3">
      <legend className="sr-only">{m.invoices_line_number({ number })}</legend>
      <FormField label={m.invoices_description()} required error={problems.description}>
        {(field) => (
          <span className="flex items-center gap-1">
            <Input
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the line was just asked for
              autoFocus={fresh}
              maxLength={200}
              value={row.description}
              onChange={(event) => onChange({ description: event.target.value })}
            />
            {onRemove && (
              <IconButton label={m.invoices_remove_line({ number })} icon={<Trash2 aria-hidden className="size-4" />} onClick={onRemove} />
            )}
          </span>
        )}
      </FormField>
      <div className="grid grid-cols-2 gap-2">
        <FormField label={m.invoices_quantity()} required error={problems.quantity}>
          {(field) => <WholeInput {...field} value={row.quantity} onValue={(quantity) => onChange({ quantity })} />}
        </FormField>
        <FormField label={m.invoices_unit_price()} required error={problems.unitPrice}>
          {(field) => <MoneyInput {...field} value={row.unitPrice} onValue={(unitPrice) => onChange({ unitPrice })} />}
        </FormField>
      </div>
      {row.item && (
        <Checkbox
          label={m.invoices_from_stock({ left: formatNumber(row.item.left) })}
          checked={row.fromStock}
          onChange={(event) => onChange({ fromStock: event.target.checked })}
        />
      )}
    </fieldset>
  );
}
