import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { PaymentList } from './PaymentList';

/** The corrections of an invoice, each with its lines and the money that went back. */
export function CreditNotes({ invoice }: { invoice: InvoiceDetailFragment }) {
  return invoice.creditNotes.map((note) => (
    <Card key={note.id} flush title={<bdi className="figures">{note.creditNoteNumber}</bdi>} actions={<Moment at={note.createdAt} className="text-ink-muted" />}>
      <p className="border-b border-line px-4 py-2.5">
        <bdi>{note.reason}</bdi>
      </p>
      <ul className="grid gap-1.5 border-b border-line px-4 py-2.5">
        {note.lines.map((line) => (
          <li key={line.lineId} className="flex justify-between gap-3">
            <bdi>{line.description}</bdi>
            <Money value={-line.total} />
          </li>
        ))}
        <li className="flex justify-between gap-3 font-semibold">
          {m.invoices_credited()}
          <Money value={-note.total} />
        </li>
      </ul>
      <PaymentList payments={note.refunds} />
    </Card>
  ));
}
