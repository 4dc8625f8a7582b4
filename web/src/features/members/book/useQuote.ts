import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { QuoteMyBookingDocument } from '@/generated/graphql';
import type { Span } from './looks';

interface Wanted {
  readonly resourceId: string;
  readonly span: Span;
  readonly attendees: number | undefined;
  readonly coupon: string;
  /** The booking that would be moved there. */
  readonly bookingId: string | undefined;
}

/**
 * What it would cost, or why it can't be had and what is free instead. Asked anew when the place looks different: somebody
 * may have been faster, or have left.
 */
export function useQuote({ resourceId, span, attendees, coupon, bookingId }: Wanted, look: string | undefined) {
  const input = {
    resourceId,
    startsAt: new Date(span.from).toISOString(),
    endsAt: new Date(span.until).toISOString(),
    attendees: attendees ?? null,
    coupon: coupon === '' ? null : coupon,
    bookingId: bookingId ?? null,
  };
  const [{ data, error, fetching, operation }, ask] = useQuery({ query: QuoteMyBookingDocument, variables: { input }, requestPolicy: 'cache-and-network' });
  const seen = useRef(look);
  useEffect(() => {
    if (seen.current === look) return;
    seen.current = look;
    ask({ requestPolicy: 'network-only' });
  }, [look, ask]);
  // An answer to what was asked before says nothing of what is asked now.
  const current = JSON.stringify((operation?.variables as { input?: unknown } | undefined)?.input) === JSON.stringify(input);
  return {
    quote: current && !error ? data?.quoteMyBooking : undefined,
    refusal: current && error ? refusalOf(error) : undefined,
    waiting: fetching || !current,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
