import { Check, Copy, ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ReorderListDocument, type ReorderListQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { usePreferences } from '@/ui/preferences';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented, Select } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { Stock } from './Stock';

type Group = ReorderListQuery['reorderList'][number];
type Language = 'en' | 'ar';

const horizons = [3, 7, 14, 30] as const;
/** The days that the server measures the pace of an item over. */
const paceDays = 30;

/** What to order, by who brought it last, with the message ready to send. */
export function ReorderTab({ days, onDays }: { days: number; onDays(days: number): void }) {
  const [{ data, error }, ask] = useQuery({ query: ReorderListDocument, variables: { days } });
  const groups = data?.reorderList;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Select
          aria-label={m.inventory_reorder_days()}
          className="w-56"
          value={String(days)}
          onChange={(event) => onDays(Number(event.target.value))}
          options={horizons.map((value) => ({ value: String(value), label: m.inventory_reorder_within({ number: formatNumber(value) }) }))}
        />
        <p className="text-ink-muted">{m.inventory_reorder_hint({ number: formatNumber(paceDays) })}</p>
      </div>
      {!groups && (error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="rows" />)}
      {groups?.length === 0 && (
        <Card>
          <EmptyState icon={<ShoppingCart />} title={m.inventory_reorder_none()} hint={m.inventory_reorder_none_hint()} />
        </Card>
      )}
      {groups?.map((group) => (
        <ReorderCard key={group.supplierId ?? 'nobody'} group={group} />
      ))}
    </div>
  );
}

function ReorderCard({ group }: { group: Group }) {
  const [language, setLanguage] = useState<Language>(usePreferences().locale);
  const [copied, setCopied] = useState(false);
  const text = language === 'ar' ? group.textAr : group.textEn;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <Card
      title={
        <span className="flex flex-wrap items-baseline gap-2">
          <bdi>{group.supplierName || m.inventory_nobody_known()}</bdi>
          {group.phone !== '' && (
            <a className="figures font-normal text-accent hover:underline" dir="ltr" href={`tel:${group.phone}`}>
              {group.phone}
            </a>
          )}
        </span>
      }
    >
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="overflow-x-auto">
          <table className="w-full">
            <caption className="sr-only">{m.inventory_reorder()}</caption>
            <thead>
              <tr className="border-b border-line text-xs text-ink-muted">
                <th scope="col" className="py-1.5 text-start font-medium">
                  {m.inventory_item()}
                </th>
                <th scope="col" className="px-2 py-1.5 text-end font-medium">
                  {m.inventory_stock()}
                </th>
                <th scope="col" className="px-2 py-1.5 text-end font-medium max-sm:hidden">
                  {m.inventory_sold_lately({ number: formatNumber(paceDays) })}
                </th>
                <th scope="col" className="px-2 py-1.5 text-end font-medium">
                  {m.inventory_lasts()}
                </th>
                <th scope="col" className="px-2 py-1.5 text-end font-medium max-sm:hidden">
                  {m.inventory_last_cost()}
                </th>
                <th scope="col" className="py-1.5 text-end font-medium">
                  {m.inventory_to_order()}
                </th>
              </tr>
            </thead>
            <tbody>
              {group.lines.map((line) => (
                <tr key={line.itemId} className="border-b border-line last:border-0">
                  <td className="py-2 pe-2">
                    <bdi>{line.itemName}</bdi>
                  </td>
                  <td className="px-2 py-2 text-end">
                    <Stock count={line.stock} className={line.stock <= 0 ? 'text-danger' : line.stock <= line.minStock ? 'text-warning' : ''} />
                  </td>
                  <td className="px-2 py-2 text-end text-ink-muted max-sm:hidden">
                    <Stock count={line.sold} />
                  </td>
                  <td className="px-2 py-2 text-end whitespace-nowrap text-ink-muted">
                    {typeof line.daysLeft === 'number' ? m.inventory_days({ count: line.daysLeft, number: formatNumber(line.daysLeft) }) : '–'}
                  </td>
                  <td className="px-2 py-2 text-end text-ink-muted max-sm:hidden">
                    {typeof line.lastCost === 'number' ? <Money value={line.lastCost} /> : '–'}
                  </td>
                  <td className="py-2 text-end font-semibold">
                    <Stock count={line.quantity} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="grid content-start gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Segmented
              label={m.inventory_order_language({ name: group.supplierName || m.inventory_nobody_known() })}
              value={language}
              onChange={(next) => {
                setLanguage(next);
                setCopied(false);
              }}
              options={[
                { value: 'en', label: 'English' },
                { value: 'ar', label: 'العربية' },
              ]}
            />
            <Button
              size="sm"
              icon={copied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
              onClick={() => void copy()}
            >
              <span aria-live="polite">{copied ? m.inventory_copied() : m.inventory_copy_order()}</span>
            </Button>
          </div>
          <p lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'} className="rounded-lg bg-sunken p-3 text-[0.8125rem] whitespace-pre-line">
            {text}
          </p>
        </div>
      </div>
    </Card>
  );
}
