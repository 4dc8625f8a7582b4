import { useMemo } from 'react';
import { useMay } from '@/features/access';
import { Arrivals } from '@/features/bookings/sheet';
import { MyShiftCard } from '@/features/shifts';
import { WaitlistCard } from '@/features/waitlist';
import type { HouseQuery } from '@/generated/graphql';
import { ActiveSessions } from './ActiveSessions';
import { DayPanel, LowStock } from './DayPanel';
import { JustNow } from './JustNow';
import { activeSessions } from './places';

/** The day beside the places: who is here, figures, one's own till, what runs out, what happened. Fetched after the places are shown. */
export default function DayBeside({ house }: { house: HouseQuery['house'] }) {
  const { places } = house;
  const sessions = useMemo(() => activeSessions(places), [places]);
  const mayReadJournal = useMay('journal.read');
  const mayReadBookings = useMay('bookings.read');
  const mayShift = useMay('shifts.own');
  return (
    <>
      {mayReadBookings && <Arrivals />}
      {mayReadBookings && <WaitlistCard />}
      <ActiveSessions sessions={sessions} />
      <DayPanel day={house.day} />
      {mayShift && <MyShiftCard />}
      <LowStock items={house.lowStock} />
      {mayReadJournal && <JustNow />}
    </>
  );
}
