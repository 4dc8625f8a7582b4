import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import type { Minor } from '@/ui/format/money';
import { Money } from '@/ui/Money';

/** What a count found beyond what should be there: told by words and tone, not by a sign alone. */
export function Variance({ value }: { value: Minor }) {
  if (value === 0) return <StatusBadge tone="success">{m.shifts_exact()}</StatusBadge>;
  return (
    <StatusBadge tone={value < 0 ? 'danger' : 'warning'}>
      {value < 0 ? m.shifts_missing() : m.shifts_too_much()} <Money value={Math.abs(value)} bare />
    </StatusBadge>
  );
}
