import { FileDown, Printer } from 'lucide-react';
import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { usePapers } from './usePapers';

/** The invoice on A4: printed in the language of the screen, or kept as a file in the customer's. */
export function PaperActions({ invoice }: { invoice: InvoiceDetailFragment }) {
  const { busy, printInvoice, keepInvoice } = usePapers();
  const keep = (lang: 'en' | 'ar') => void keepInvoice(invoice.id, invoice.invoiceNumber, lang);
  return (
    <>
      <Button icon={<Printer aria-hidden className="size-4" />} busy={busy} onClick={() => void printInvoice(invoice.id)}>
        {m.invoices_print()}
      </Button>
      <Menu
        trigger={<Button icon={<FileDown aria-hidden className="size-4" />}>{m.invoices_pdf()}</Button>}
        items={[
          { id: 'ar', label: m.invoices_pdf_arabic(), onSelect: () => keep('ar') },
          { id: 'en', label: m.invoices_pdf_english(), onSelect: () => keep('en') },
        ]}
      />
    </>
  );
}
