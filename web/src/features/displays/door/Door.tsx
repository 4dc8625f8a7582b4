import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useAvailability, watchOf } from '@/features/availability';
import { BookAtDoorDocument, DoorDocument, EndAtDoorDocument, ExtendAtDoorDocument, type DoorNowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { serverNow, setServerTime, useNow } from '@/ui/clock';
import { classes } from '@/ui/classes';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatTime } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { preferences, useHouseDefaults } from '@/ui/preferences';
import { SpaceSettingsProvider } from '@/ui/space';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { Acts } from './Acts';
import { Coming } from './Coming';
import { stateLook, stateName } from './states';

const day = 86_400_000;

/** Renews the door when something changed, each minute, and when the tablet comes back from sleep. */
function useDoor() {
  const client = useClient();
  const [midnight] = useState(() => Math.floor(serverNow() / day) * day);
  const { live } = useAvailability(midnight, midnight + day);
  const [{ data, error }, ask] = useQuery({ query: DoorDocument, requestPolicy: 'cache-and-network' });

  useEffect(() => {
    const again = () => ask({ requestPolicy: 'network-only' });
    const timer = setInterval(again, 60_000);
    const stop = watchOf(client, midnight, midnight + day).subscribe(again);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [client, midnight, ask]);

  const serverTime = data?.door.serverTime;
  useEffect(() => {
    if (serverTime !== undefined) setServerTime(serverTime);
  }, [serverTime]);
  return { door: data?.door, live, error, again: () => ask({ requestPolicy: 'network-only' }) };
}

/** A door: free or taken by colour, what goes on, what comes, and what whoever stands there may do. */
export function Door() {
  const { door, live, error, again } = useDoor();
  if (!door) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={again} />;
    return <LoadingState shape="detail" />;
  }
  return (
    <SpaceSettingsProvider value={{ zone: door.zone, currency: door.currency }}>
      <Shown door={door} live={live} />
    </SpaceSettingsProvider>
  );
}

function Shown({ door, live }: { door: DoorNowFragment; live: boolean }) {
  useHouseDefaults({ locale: door.language === 'AR' ? 'ar' : 'en', digits: preferences().digits });
  const [book, booking] = useAct(BookAtDoorDocument);
  const [extend, extending] = useAct(ExtendAtDoorDocument);
  const [end] = useAct(EndAtDoorDocument);
  const [ending, setEnding] = useState(false);
  // A refusal is about what was shown then.
  const [refused, setRefused] = useState<{ refusal: Refusal | undefined; state: DoorNowFragment['state'] }>();
  const refusal = refused?.state === door.state ? refused.refusal : undefined;
  const setRefusal = (next: Refusal | undefined) => setRefused({ refusal: next, state: door.state });
  const now = useNow();
  const until = door.state === 'FREE' ? door.freeUntil : door.current?.endsAt;

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      <main className={classes('flex flex-col p-6 sm:p-10', stateLook(door.state))}>
        <header className="flex items-start justify-between gap-4">
          <div>
            <p className="text-base opacity-90">
              <bdi>{door.spaceName}</bdi>
            </p>
            <h1 className="text-4xl font-semibold wrap-anywhere sm:text-5xl">
              <bdi>{door.resourceName}</bdi>
            </h1>
            <p className="mt-1 text-base opacity-90">{m.displays_people({ count: door.capacity, number: formatNumber(door.capacity) })}</p>
          </div>
          <time className="figures text-3xl sm:text-4xl" dateTime={new Date(now).toISOString()}>
            {formatTime(new Date(now).toISOString(), door.zone)}
          </time>
        </header>
        <div className="flex flex-1 flex-col justify-center py-10" aria-live="polite">
          <p className="text-6xl font-bold tracking-tight sm:text-8xl rtl:tracking-normal">{stateName(door.state)}</p>
          {until && <p className="mt-3 text-2xl sm:text-3xl">{m.displays_until({ time: formatTime(until, door.zone) })}</p>}
          {door.current && (
            <p className="mt-6 text-2xl wrap-anywhere">
              <bdi>{[door.current.title, door.current.who].filter(Boolean).join(' · ') || m.displays_booked()}</bdi>
            </p>
          )}
        </div>
        {!live && (
          <p role="status" className="text-base">
            {m.displays_old()}
          </p>
        )}
      </main>
      <aside className="flex flex-col gap-8 bg-canvas p-6 sm:p-10">
        <Acts
          door={door}
          busy={booking || extending}
          onBook={(offer) => void book({ endsAt: offer.endsAt, expectedAmount: offer.amount }).then((done) => setRefusal(done.refusal))}
          onExtend={(offer) => void extend({ until: offer.endsAt, expectedAmount: offer.amount }).then((done) => setRefusal(done.refusal))}
          onEnd={() => setEnding(true)}
        />
        <ErrorMessage problem={refusal} />
        <Coming door={door} />
      </aside>
      <ConfirmDialog
        open={ending}
        onClose={() => setEnding(false)}
        title={m.displays_end_title()}
        consequences={m.displays_end_consequences()}
        confirm={m.displays_end()}
        dangerous
        onConfirm={async () => (await end({})).refusal}
      />
    </div>
  );
}
