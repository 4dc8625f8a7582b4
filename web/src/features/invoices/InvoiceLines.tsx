import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { totalsOf } from './totals';

type Line = InvoiceDetailFragment['lineItems'][number];

/** Items say how many at which price; time explains itself in its detail. */
export function LineReason({ line }: { line: Line }) {
  return (
    <>
      {line.detail && <bdi>{line.detail}</bdi>}
      {(line.kind === 'ITEM' || line.kind === 'CUSTOM') && (
        <span className="figures" dir="ltr">
          {formatNumber(line.quantity)} × <Money value={line.unitPrice} bare />
        </span>
      )}
    </>
  );
}

export function InvoiceLines({ invoice }: { invoice: InvoiceDetailFragment }) {
  return (
    <Card title={m.invoices_lines()} flush>
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{m.invoices_line()}</th>
            <th scope="col">{m.invoices_amount()}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lineItems.map((line) => (
            <tr key={line.id} className="border-b border-line align-top">
              <td className="py-2.5 ps-4 pe-3">
                <p className="font-medium">
                  <bdi>{line.description}</bdi>
                </p>
                <p className="flex flex-wrap gap-x-2 text-[0.8125rem] text-ink-muted">
                  <LineReason line={line} />
                </p>
              </td>
              <td className="py-2.5 ps-3 pe-4 text-end">
                <Money value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totalsOf(invoice).map((total) => (
            <tr
              key={total.id}
              className={classes(total.strong && 'text-base font-semibold', total.quiet && 'text-[0.8125rem] text-ink-muted')}
            >
              <th scope="row" className={classes('py-1.5 ps-4 pe-3 text-start', !total.strong && 'font-normal')}>
                {total.label}
              </th>
              <td className="py-1.5 ps-3 pe-4 text-end">
                <Money value={total.value} />
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </Card>
  );
}
