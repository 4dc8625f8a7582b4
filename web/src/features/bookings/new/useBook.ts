import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { BookDocument, BookSeriesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';
import { momentsOf } from '../calendar/words';
import type { Entry, Where } from './entry';
import type { Person } from './WhoField';

interface Booked {
  readonly refusal?: Refusal;
  /** A booking that is only kept until it is paid. */
  readonly kept?: string;
}

/** Books once, or again and again; says so when it is done. `expected`: the price that was shown (P1). */
export function useBook() {
  const { zone } = useSpaceSettings();
  const [book, booking] = useAct(BookDocument);
  const [bookSeries, bookingSeries] = useAct(BookSeriesDocument);

  async function send(who: Person, where: Where, entry: Entry, rule: string | undefined, expected: number | null): Promise<Booked> {
    const { guestName, title, note, coupon, pays, skips } = entry;
    const shared = {
      ...(who.kind === 'known' ? { customerId: who.guest.id } : { newCustomer: { name: who.person.name.trim(), phone: who.person.phone.trim() || null } }),
      ...where,
      attendees: entry.attendees ?? 1,
      guestName: guestName || null,
      title: title || null,
      note: note || null,
    };
    if (rule !== undefined) {
      const { refusal, data } = await bookSeries({ input: { ...shared, rule, skipConflicts: skips, expectedTotal: expected } });
      if (refusal) return { refusal };
      const count = data.bookSeries.made;
      showToast(m.series_booked({ count, shown: formatNumber(count) }), { tone: 'success' });
      return {};
    }
    const hold = pays === 'NOW';
    const { refusal, data } = await book({ input: { ...shared, coupon: coupon.trim() || null, pays, hold, expectedAmount: expected } });
    if (refusal) return { refusal };
    const { id, customerName, resourceName, startsAt, endsAt } = data.book;
    // Its sheet says until when it is kept, and takes the money.
    if (hold) return { kept: id };
    const when = momentsOf({ from: Date.parse(startsAt), until: Date.parse(endsAt) }, zone);
    showToast(m.calendar_booked({ what: title || customerName, place: resourceName, when }), { tone: 'success' });
    return {};
  }

  return [send, booking || bookingSeries] as const;
}
