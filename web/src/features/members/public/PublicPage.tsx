import { CalendarCheck, MapPin, Phone } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { busy, type AvailabilityMap } from '@/features/availability';
import { PlanOrList } from '@/features/floor_plans/view/FloorPlans';
import { PublicPageDocument, type PublicPageQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { ButtonLink } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { dateIn, dayAfter } from '@/ui/format/dates';
import { instantAt, wallClockIn } from '@/ui/format/zoned';
import { useHouseDefaults } from '@/ui/preferences';
import { SpaceSettingsProvider } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { looksOver } from '../book/looks';
import { endsOf, openingsOf, settled, startsOf } from '../book/when';
import { WhenPicker } from '../book/WhenPicker';
import { whenWords } from '../words';

type Page = PublicPageQuery['publicPage'];

const dayMs = 86_400_000;
/** How often a stranger's page is renewed: they hear no live news. */
const renewMs = 60_000;

/** What is free, for whoever has the link: no name, no price of a booking. */
export function PublicPage() {
  const { key = '' } = useParams();
  // Before the house is known its zone is not: around today is asked for, then the day that is looked at.
  const [day, setDay] = useState<string>();
  const [start] = useState(() => Math.floor(Date.now() / dayMs) * dayMs);
  const [zone, setZone] = useState<string>();
  const at = (wall: string) => Date.parse(instantAt(zone ?? 'UTC', wall) ?? '');
  const from = day === undefined ? start : at(`${day}T00:00`);
  const until = day === undefined ? start + 2 * dayMs : at(`${dayAfter(day, 2)}T00:00`);
  const variables = { key, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  const [{ data, error, fetching }, ask] = useQuery({ query: PublicPageDocument, variables, requestPolicy: 'cache-and-network' });
  const page = data?.publicPage;

  useEffect(() => {
    if (page && zone === undefined) {
      setZone(page.zone);
      setDay(today(page));
    }
  }, [page, zone]);
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), renewMs);
    return () => clearInterval(timer);
  }, [ask]);

  if (!page) {
    if (error && !fetching) {
      const problem = refusalOf(error);
      return (
        <main className="p-6">
          {problem.code === 'members.page_closed' ? (
            <EmptyState alone icon={<CalendarCheck />} title={m.members_page_closed()} hint={problem.message} />
          ) : (
            <ErrorState problem={problem} onRetry={() => ask({ requestPolicy: 'network-only' })} />
          )}
        </main>
      );
    }
    return (
      <main className="mx-auto max-w-5xl p-6">
        <LoadingState shape="cards" />
      </main>
    );
  }
  return (
    <SpaceSettingsProvider value={{ zone: page.zone, currency: 'EGP' }}>
      <House page={page} day={day ?? today(page)} onDay={setDay} />
    </SpaceSettingsProvider>
  );
}

/** What the house calls today, whatever the clock of this device shows. */
const today = ({ zone, availability }: Page) => dateIn(zone, new Date((availability as AvailabilityMap).serverTime));

function House({ page, day, onDay }: { page: Page; day: string; onDay(day: string): void }) {
  const { zone } = page;
  useHouseDefaults({ locale: page.language === 'AR' ? 'ar' : 'en', digits: page.digits === 'ARABIC' ? 'arab' : 'latn' });
  const [wish, setWish] = useState<{ from: number | undefined; length: number | undefined }>({ from: undefined, length: undefined });
  const [pressed, press] = useState<string>();
  const map = page.availability as AvailabilityMap;
  const now = map.serverTime;
  const at = (wall: string) => Date.parse(instantAt(zone, wall) ?? '');
  const from = at(`${day}T00:00`);
  const until = at(`${dayAfter(day)}T00:00`);
  const openings = useMemo(() => openingsOf(map, from, until), [map, from, until]);
  const starts = useMemo(() => startsOf(openings, from, until, now), [openings, from, until, now]);
  const span = useMemo(() => settled(openings, starts, wish), [openings, starts, wish]);
  const places = useMemo(() => span && looksOver(map, busy(map), span, zone, { stranger: true }), [map, span, zone]);
  const place = pressed === undefined ? undefined : places?.get(pressed);

  useEffect(() => {
    document.title = `${page.spaceName} · ${m.members_free_now()}`;
  }, [page.spaceName]);

  return (
    <div className="min-h-dvh">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-5xl items-center gap-3 px-4 sm:px-6">
          <Brand name={page.tenantName} />
          <span className="ms-auto flex">
            <LocaleSwitch />
            <ThemeSwitch />
          </span>
        </div>
      </header>
      <main className="mx-auto grid max-w-5xl grid-cols-1 gap-5 px-4 pt-5 pb-16 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0">
            <h1 className="text-xl font-semibold tracking-tight wrap-anywhere rtl:tracking-normal">{page.spaceName}</h1>
            <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-ink-muted">
              {page.address !== '' && (
                <span className="flex items-center gap-1.5">
                  <MapPin aria-hidden className="size-4" />
                  <bdi>{page.address}</bdi>
                </span>
              )}
              {page.phone !== '' && (
                <a href={`tel:${page.phone.replace(/\s/g, '')}`} className="flex items-center gap-1.5 underline underline-offset-4">
                  <Phone aria-hidden className="size-4" />
                  <bdi dir="ltr">{page.phone}</bdi>
                </a>
              )}
            </p>
          </div>
          <ButtonLink to="/book" look="primary">
            {m.members_book()}
          </ButtonLink>
        </div>
        <WhenPicker
          today={dateIn(zone, new Date(now))}
          day={day}
          onDay={(next) => {
            if (span) {
              const wall = wallClockIn(zone, new Date(span.from).toISOString()).slice(10);
              setWish({ from: at(next + wall), length: span.until - span.from });
            }
            onDay(next);
          }}
          span={span}
          starts={starts}
          ends={span ? endsOf(openings, span.from) : []}
          onFrom={(next) => setWish({ from: next, length: span ? span.until - span.from : undefined })}
          onUntil={(next) => span && setWish({ from: span.from, length: next - span.from })}
        />
        {!span && <EmptyState icon={<CalendarCheck />} title={m.members_closed_day()} hint={m.members_closed_day_hint()} />}
        {places && <PlanOrList floors={page.floors} places={places} onPress={press} selected={pressed} />}
      </main>
      {place && span && (
        <Dialog
          open
          onClose={() => press(undefined)}
          title={place.name}
          description={whenWords(span, zone)}
          footer={
            place.look === 'free' && (
              <>
                {page.signUp !== 'INVITATION' && <ButtonLink to="/join">{m.members_join()}</ButtonLink>}
                <ButtonLink to={`/book?place=${place.id}`} look="primary">
                  {m.members_book()}
                </ButtonLink>
              </>
            )
          }
        >
          <p>{place.words}</p>
          {place.look === 'free' && <p className="mt-1 text-ink-muted">{m.members_public_book_hint()}</p>}
        </Dialog>
      )}
    </div>
  );
}
