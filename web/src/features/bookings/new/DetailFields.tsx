import { m } from '@/locales/compiled/messages.js';
import { Input, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { WholeInput } from '@/ui/WholeInput';
import type { Entry } from './entry';

interface DetailFieldsProps {
  entry: Entry;
  /** A series takes no coupon. */
  coupon: boolean;
  at(field: string): string | undefined;
  onChange(change: Partial<Entry>): void;
}

/** What is said about a booking beside who, where and when. */
export function DetailFields({ entry, coupon, at, onChange }: DetailFieldsProps) {
  const folded = ['guestName', 'note', 'coupon'].every((field) => at(field) === undefined);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_6rem]">
        <FormField label={m.calendar_title_field()} error={at('title')}>
          {(field) => <Input {...field} maxLength={100} autoComplete="off" value={entry.title} onChange={(event) => onChange({ title: event.target.value })} />}
        </FormField>
        <FormField label={m.calendar_attendees()} required error={at('attendees')}>
          {(field) => <WholeInput {...field} value={entry.attendees} onValue={(attendees) => onChange({ attendees })} />}
        </FormField>
      </div>
      <details open={!folded || undefined} className="group">
        <summary className="cursor-pointer rounded-sm text-[0.8125rem] font-medium text-accent hover:underline max-sm:min-h-11">
          {coupon ? m.calendar_more() : m.calendar_more_of_series()}
        </summary>
        <div className="mt-3 grid gap-4">
          <FormField label={m.calendar_guest()} hint={m.calendar_guest_hint()} error={at('guestName')}>
            {(field) => <Input {...field} maxLength={100} autoComplete="off" value={entry.guestName} onChange={(event) => onChange({ guestName: event.target.value })} />}
          </FormField>
          <FormField label={m.calendar_note()} error={at('note')}>
            {(field) => <Textarea {...field} rows={2} maxLength={2000} value={entry.note} onChange={(event) => onChange({ note: event.target.value })} />}
          </FormField>
          {coupon && (
            <FormField label={m.calendar_coupon()} error={entry.coupon.trim() === '' ? undefined : at('coupon')}>
              {(field) => (
                <Input
                  {...field}
                  dir="ltr"
                  maxLength={32}
                  autoComplete="off"
                  spellCheck={false}
                  className="figures uppercase rtl:text-right"
                  value={entry.coupon}
                  onChange={(event) => onChange({ coupon: event.target.value })}
                />
              )}
            </FormField>
          )}
        </div>
      </details>
    </>
  );
}
