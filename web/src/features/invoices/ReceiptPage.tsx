import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { InvoiceDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { LocaleSwitch } from '@/ui/switches';
import { ErrorState, LoadingState } from '@/ui/states';
import { Receipt } from './Receipt';
import { useReceiptPaper } from './useReceiptPaper';

/** The receipt as the roll printer will print it. */
export function ReceiptPage() {
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: InvoiceDocument, variables: { id } });
  const number = data?.invoice.invoiceNumber;
  const narrow = data?.space.receiptWidth === 58;
  const paper = useReceiptPaper(narrow ? 58 : 80);
  useEffect(() => {
    document.title = `${number ?? m.invoices_receipt()} · CoWorkFlow`;
  }, [number]);

  return (
    <div className="min-h-dvh print:min-h-0">
      <nav aria-label={m.invoices_receipt()} className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2.5 print:hidden">
        <ButtonLink to={`/invoices/${id}`} look="quiet" icon={<ArrowLeft aria-hidden className="mirror-rtl size-4" />}>
          {number ?? m.desk_invoices()}
        </ButtonLink>
        <span className="ms-auto" />
        <LocaleSwitch />
        <Button
          look="primary"
          disabled={!data}
          icon={<Printer aria-hidden className="size-4" />}
          onClick={() => window.print()}
        >
          {m.invoices_print()}
        </Button>
      </nav>
      <main className={classes('mx-auto max-w-full py-6 print:m-0 print:p-0', narrow ? 'w-[58mm]' : 'w-[80mm]')}>
        {data && <Receipt ref={paper} invoice={data.invoice} space={data.space} />}
        {!data && error && (
          <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        )}
        {!data && !error && <LoadingState shape="text" count={12} />}
      </main>
    </div>
  );
}
