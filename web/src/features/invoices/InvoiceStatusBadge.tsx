import type { InvoiceStatus } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge, type Tone } from '@/ui/Badge';

const tones: Record<InvoiceStatus, Tone> = { PAID: 'success', PENDING: 'warning', UNPAID: 'neutral' };

export function statusName(status: InvoiceStatus): string {
  return { PAID: m.invoices_paid(), PENDING: m.invoices_part_paid(), UNPAID: m.invoices_unpaid() }[status];
}

interface InvoiceStatusBadgeProps {
  status: InvoiceStatus;
  overdue: boolean;
  /** It was taken back whole. */
  voided?: boolean;
}

/** Where an invoice stands (M8); overdue is said beside it. */
export function InvoiceStatusBadge({ status, overdue, voided = false }: InvoiceStatusBadgeProps) {
  if (voided) return <StatusBadge>{m.invoices_voided()}</StatusBadge>;
  return (
    <span className="inline-flex gap-1.5">
      <StatusBadge tone={tones[status]}>{statusName(status)}</StatusBadge>
      {overdue && <StatusBadge tone="danger">{m.invoices_overdue()}</StatusBadge>}
    </span>
  );
}
