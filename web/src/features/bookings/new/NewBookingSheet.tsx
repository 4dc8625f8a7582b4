import { CalendarCheck } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { JoinWaitlist } from '@/features/waitlist';
import { BookDocument, GuestByIdDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { WholeInput } from '@/ui/WholeInput';
import { Alternatives } from '../Alternatives';
import { momentsOf } from '../calendar/words';
import { alternativesIn, type Alternative } from '../offered';
import { PriceLines } from '../price/PriceLines';
import { useTrial } from '../useTrial';
import { PlaceField } from './PlaceField';
import { WhoField, type Person } from './WhoField';

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 200;

type Pays = 'AT_DESK' | 'NOW';

interface Entry {
  readonly resourceId: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly guestName: string;
  readonly title: string;
  readonly note: string;
  readonly attendees: number | null;
  readonly coupon: string;
  readonly pays: Pays;
}

/** The fields a refusal can stand at. */
const fields = new Set(['resourceId', 'startsAt', 'endsAt', 'guestName', 'title', 'note', 'attendees', 'coupon', 'name', 'phone']);

/** Books a place for somebody, with the price before it is done and what is free instead when it can't be (B6, B13). */
export function NewBookingSheet({ onClose }: { onClose(): void }) {
  const { zone } = useSpaceSettings();
  const [filter, setFilters] = useUrlFilters();
  // `null` once the one that the address names was let go.
  const [chosen, setChosen] = useState<Person | null>();
  const [entry, setEntry] = useState<Entry>(() => ({
    resourceId: filter('new') === 'any' ? '' : filter('new'),
    startsAt: filter('from') || null,
    endsAt: filter('until') || null,
    guestName: '', title: '', note: '', attendees: 1, coupon: '', pays: 'AT_DESK',
  }));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [book, busy] = useAct(BookDocument);
  const submitButton = useRef<HTMLButtonElement>(null);
  const change = (next: Partial<Entry>) => {
    setRefusal(undefined);
    setEntry((now) => ({ ...now, ...next }));
  };

  const asked = filter('customer');
  const [{ data: known }] = useQuery({ query: GuestByIdDocument, variables: { id: asked }, pause: asked === '' });
  const preset = known?.customer;
  const who = chosen === undefined && preset ? { kind: 'known' as const, guest: preset } : (chosen ?? undefined);

  const customerId = who?.kind === 'known' ? who.guest.id : null;
  const { resourceId, startsAt, endsAt } = entry;
  const complete = resourceId !== '' && startsAt !== null && endsAt !== null;
  const price = useTrial(complete ? { resourceId, startsAt, endsAt, customerId, attendees: entry.attendees, coupon: entry.coupon.trim() || null } : undefined, restMs);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!who || !complete || entry.attendees === null) return;
    await send({ resourceId, startsAt, endsAt });
  }

  async function send(where: { resourceId: string; startsAt: string; endsAt: string }): Promise<void> {
    if (!who) return;
    // What was shown is what is agreed to (P1); somebody new pays as a visitor.
    const expectedAmount = price.asking ? null : (price.trial?.quote.amount ?? null);
    const person = who.kind === 'known' ? { customerId: who.guest.id } : { newCustomer: { name: who.person.name, phone: who.person.phone || null } };
    const { guestName, title, note, coupon, pays } = entry;
    const input = { ...person, ...where, guestName: guestName || null, title: title || null, note: note || null, attendees: entry.attendees ?? 1, coupon: coupon.trim() || null, pays, hold: pays === 'NOW', expectedAmount };
    const outcome = await book({ input });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    const { id, customerName, resourceName, startsAt: from, endsAt: until } = outcome.data.book;
    const when = momentsOf({ from: Date.parse(from), until: Date.parse(until) }, zone);
    showToast(m.calendar_booked({ what: title || customerName, place: resourceName, when }), { tone: 'success' });
    // The place is only kept: its sheet takes the money.
    if (pays === 'NOW') setFilters({ new: '', from: '', until: '', customer: '', booking: id });
    else onClose();
  }

  function choose(next: Person | undefined): void {
    setRefusal(undefined);
    setChosen(next ?? null);
  }

  function take(alternative: Alternative): void {
    change({ resourceId: alternative.resourceId, startsAt: alternative.startsAt, endsAt: alternative.endsAt });
    submitButton.current?.focus();
  }

  const shownRefusal = refusal ?? price.refusal;
  const field = shownRefusal?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? shownRefusal?.message : undefined);
  const placed = field !== undefined && fields.has(field);

  return (
    <Sheet
      open
      onClose={onClose}
      title={m.calendar_new()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button ref={submitButton} type="submit" form="new-booking" look="primary" busy={busy} icon={<CalendarCheck aria-hidden className="size-4" />}>
            {m.calendar_book()}
          </Button>
        </>
      }
    >
      <form id="new-booking" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => void submit(event)}>
        <WhoField who={who} onWho={choose} problems={{ name: at('name'), phone: at('phone') }} />
        <p role="alert" className="text-xs text-danger empty:hidden">
          {tried && !who && m.calendar_who_needed()}
        </p>
        <PlaceField value={resourceId} onValue={(next) => change({ resourceId: next })} error={tried && resourceId === '' ? m.calendar_place_needed() : at('resourceId')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.calendar_starts()} required error={tried && startsAt === null ? m.calendar_time_needed() : at('startsAt')}>
            {(props) => <MomentInput {...props} value={startsAt} onValue={(next) => change(withLength(entry, next))} />}
          </FormField>
          <FormField label={m.calendar_ends()} required error={tried && endsAt === null ? m.calendar_time_needed() : at('endsAt')}>
            {(props) => <MomentInput {...props} value={endsAt} onValue={(next) => change({ endsAt: next })} {...(startsAt && { min: startsAt })} />}
          </FormField>
        </div>
        <Alternatives offered={alternativesIn(shownRefusal)} onTake={take} />
        {shownRefusal?.code === 'booking.taken' && customerId !== null && complete && (
          <JoinWaitlist customerId={customerId} resourceId={resourceId} startsAt={startsAt} endsAt={endsAt} onJoined={onClose} />
        )}
        <FormField label={m.calendar_title_field()} error={at('title')}>
          {(props) => <Input {...props} maxLength={100} autoComplete="off" value={entry.title} onChange={(event) => change({ title: event.target.value })} />}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
          <FormField label={m.calendar_guest()} hint={m.calendar_guest_hint()} error={at('guestName')}>
            {(props) => <Input {...props} maxLength={100} autoComplete="off" value={entry.guestName} onChange={(event) => change({ guestName: event.target.value })} />}
          </FormField>
          <FormField label={m.calendar_attendees()} required error={at('attendees')}>
            {(props) => <WholeInput {...props} value={entry.attendees} onValue={(attendees) => change({ attendees })} />}
          </FormField>
        </div>
        <FormField label={m.calendar_coupon()} error={at('coupon')}>
          {(props) => (
            <Input {...props} dir="ltr" maxLength={32} autoComplete="off" spellCheck={false} className="figures uppercase rtl:text-right" value={entry.coupon} onChange={(event) => change({ coupon: event.target.value })} />
          )}
        </FormField>
        <ChoiceCards
          label={m.calendar_pays()}
          value={entry.pays}
          onChange={(pays) => change({ pays })}
          className="sm:grid-cols-2"
          options={[
            { value: 'AT_DESK', label: m.calendar_pays_at_desk(), hint: m.calendar_pays_at_desk_hint() },
            { value: 'NOW', label: m.calendar_pays_now(), hint: m.calendar_pays_now_hint() },
          ]}
        />
        {price.trial && <PriceLines quote={price.trial.quote} asking={price.asking} />}
        <ErrorMessage problem={placed ? undefined : shownRefusal} />
      </form>
    </Sheet>
  );
}

/** Another beginning keeps the length. */
function withLength({ startsAt, endsAt }: Entry, next: string | null): Partial<Entry> {
  if (next === null) return { startsAt: null };
  const length = startsAt && endsAt ? Date.parse(endsAt) - Date.parse(startsAt) : 3_600_000;
  return { startsAt: next, endsAt: new Date(Date.parse(next) + length).toISOString() };
}
