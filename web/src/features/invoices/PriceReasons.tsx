import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { Why } from '@/features/pricing';
import { InvoiceReasonsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatMinutes } from '@/ui/format/duration';
import { Money } from '@/ui/Money';
import { ErrorMessage, LoadingState } from '@/ui/states';

/** The bill opened to its reasons: which rules made each price, and which were passed over and why. */
export function PriceReasons({ sessionId }: { sessionId: string }) {
  const [open, setOpen] = useState(false);
  const [{ data, error, fetching }] = useQuery({ query: InvoiceReasonsDocument, variables: { id: sessionId }, pause: !open });
  const session = data?.session;
  const sales = session?.consumptions.filter(({ voidedAt, price }) => !voidedAt && price) ?? [];
  return (
    <Card
      title={m.invoices_reasons()}
      actions={
        <Button size="sm" className="max-sm:h-11" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.invoices_hide_reasons() : m.invoices_show_reasons()}
        </Button>
      }
    >
      {!open && <p className="text-ink-muted">{m.invoices_reasons_hint()}</p>}
      {open && (
        <div className="grid gap-3">
          {fetching && !session && <LoadingState shape="text" />}
          {error && <ErrorMessage problem={refusalOf(error)} />}
          <ul className="grid gap-3">
            {session?.quote.map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
              <li key={at}>
                <p className="flex items-baseline justify-between gap-4">
                  <span>
                    <bdi>{line.label}</bdi> · {formatMinutes(line.minutes)}
                  </span>
                  <Money value={line.amount} bare />
                </p>
                <p className="text-[0.8125rem] text-ink-muted">{line.reason}</p>
                <Why reasons={line} of={line.label} open />
              </li>
            ))}
            {sales.map((sale) => (
              <li key={sale.id}>
                <p className="flex items-baseline justify-between gap-4">
                  <bdi>{sale.itemName}</bdi>
                  <Money value={sale.priceAtConsumption} bare />
                </p>
                {sale.price && <Why reasons={sale.price} of={sale.itemName} open />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
