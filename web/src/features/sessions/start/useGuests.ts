import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { GuestsDocument, type GuestFragment, type GuestsQueryVariables } from '@/generated/graphql';
import { refusalOf, type Refusal } from '@/client/refusal';

export type Guest = GuestFragment;

interface Guests {
  readonly guests: readonly Guest[];
  /** The text the guests answer; differs from the typed one while the answer is on its way. */
  readonly answers: string | undefined;
  readonly refusal: Refusal | undefined;
}

const pauseMs = 60;
const shown = 8;

/** What asks for them. Who came last mostly sits: nothing typed looks further back, for those who don't. */
export function guestsFor(text: string): GuestsQueryVariables {
  const search = text.trim();
  return { search, first: search === '' ? 40 : shown };
}

/** Customers as they are typed: name in either script, phone digits, `C-014`. Nothing typed: who came last. */
export function useGuests(text: string): Guests {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const [{ data, error, fetching }] = useQuery({ query: GuestsDocument, variables: guestsFor(asked) });
  const found = data?.customers.nodes;
  // Who sits already is rarely the one who is to sit down.
  const guests = useMemo(
    () => (found ?? []).toSorted((a, b) => Number(Boolean(a.activeSession)) - Number(Boolean(b.activeSession))).slice(0, shown),
    [found],
  );
  return {
    guests,
    answers: fetching ? undefined : asked,
    refusal: error && refusalOf(error),
  };
}
