import { Mail, Phone as PhoneIcon, StickyNote } from 'lucide-react';
import type { CustomerDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatDate } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { Phone } from './Phone';

const line = 'flex min-w-0 items-center gap-2.5';
const icon = 'size-4 shrink-0 text-ink-faint';
const link = 'min-w-0 rounded-sm wrap-anywhere underline decoration-line-strong underline-offset-4 hover:decoration-current';

/** How to reach somebody and what the desk should remember. */
export function Contact({ customer }: { customer: CustomerDetailFragment }) {
  const { zone } = useSpaceSettings();
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        <span className={line}>
          <PhoneIcon aria-hidden className={icon} />
          {customer.phone ? (
            <a href={`tel:${customer.phone.replace(/\s/g, '')}`} className={link}>
              <Phone phone={customer.phone} />
            </a>
          ) : (
            <span className="text-ink-muted">{m.customers_no_phone()}</span>
          )}
        </span>
        <span className={line}>
          <Mail aria-hidden className={icon} />
          {customer.email ? (
            <a href={`mailto:${customer.email}`} className={link}>
              <bdi>{customer.email}</bdi>
            </a>
          ) : (
            <span className="text-ink-muted">{m.customers_no_email()}</span>
          )}
        </span>
        <span className="ms-auto text-xs text-ink-muted max-sm:ms-0">
          {m.customers_since({ date: formatDate(customer.createdAt, zone) })}
        </span>
      </div>
      {customer.notes !== '' && (
        <div className="mt-3 flex gap-2.5 border-t border-line pt-3">
          <StickyNote aria-label={m.customers_notes()} className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <p dir="auto" className="w-fit min-w-0 wrap-anywhere whitespace-pre-line">
            {customer.notes}
          </p>
        </div>
      )}
    </Card>
  );
}
