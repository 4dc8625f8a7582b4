import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatPercent } from '@/ui/format/percent';
import type { Minor } from '@/ui/format/money';

interface TotalsLine {
  readonly id: string;
  readonly label: string;
  readonly value: Minor;
  readonly strong?: boolean;
  /** Said in passing: it is part of the total already. */
  readonly quiet?: boolean;
}

/** The lines from the sum to the total, as the server worked them out. */
export function totalsOf(invoice: InvoiceDetailFragment): readonly TotalsLine[] {
  const lines: TotalsLine[] = [];
  const hasTax = invoice.taxMode !== 'NONE';
  if (invoice.discountAmount !== 0 || (hasTax && invoice.taxMode === 'EXCLUSIVE')) {
    lines.push({ id: 'sum', label: m.invoices_sum(), value: invoice.amount });
  }
  if (invoice.discount !== 0) {
    lines.push({
      id: 'discount',
      label: m.invoices_discount({ percent: formatPercent(invoice.discount) }),
      value: invoice.couponAmount - invoice.discountAmount,
    });
  }
  if (invoice.couponCode) {
    lines.push({ id: 'coupon', label: m.invoices_coupon({ code: invoice.couponCode }), value: -invoice.couponAmount });
  }
  const tax = { name: invoice.taxName || m.invoices_tax(), percent: formatPercent(invoice.taxRate) };
  if (invoice.taxMode === 'EXCLUSIVE') lines.push({ id: 'tax', label: m.invoices_tax_added(tax), value: invoice.tax });
  lines.push({ id: 'total', label: m.invoices_total(), value: invoice.total, strong: true });
  if (invoice.taxMode === 'INCLUSIVE') {
    lines.push({ id: 'tax', label: m.invoices_tax_included(tax), value: invoice.tax, quiet: true });
  }
  return lines;
}

/** From the total to what is still to be paid; empty lines are left out. */
export function settlementOf(invoice: InvoiceDetailFragment): readonly TotalsLine[] {
  return [
    { id: 'credited', label: m.invoices_credited(), value: -invoice.creditedAmount },
    { id: 'paid', label: m.invoices_paid_so_far(), value: -invoice.paidAmount },
    { id: 'refunded', label: m.invoices_refunded(), value: invoice.refundedAmount },
  ].filter((line) => line.value !== 0);
}
