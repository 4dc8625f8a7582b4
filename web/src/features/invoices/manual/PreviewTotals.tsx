import type { InvoicePreviewQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Money } from '@/ui/Money';
import type { Minor } from '@/ui/format/money';

type Preview = InvoicePreviewQuery['invoicePreview'];

/** The sums as the server reckons them. */
export function PreviewTotals({ preview }: { preview: Preview }) {
  return (
    <dl aria-live="polite" className="grid gap-1 rounded-md bg-sunken px-3 py-2.5">
      {preview.discountAmount > 0 && (
        <>
          <Line label={m.invoices_sum()} value={preview.amount} />
          <Line label={m.invoices_discount({ percent: '' }).trim()} value={-preview.discountAmount} />
        </>
      )}
      {preview.taxMode === 'EXCLUSIVE' && <Line label={preview.taxName} value={preview.tax} />}
      <div className="flex justify-between gap-4 text-base font-semibold">
        <dt>{m.invoices_total()}</dt>
        <dd>
          <Money value={preview.total} />
        </dd>
      </div>
      {preview.taxMode === 'INCLUSIVE' && (
        <Line label={m.invoices_tax_included({ name: preview.taxName, percent: '' }).trim()} value={preview.tax} />
      )}
    </dl>
  );
}

function Line({ label, value }: { label: string; value: Minor }) {
  return (
    <div className="flex justify-between gap-4 text-ink-muted">
      <dt>{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}
