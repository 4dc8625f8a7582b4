import { CalendarClock, Moon, TimerOff, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Duration } from '@/ui/Duration';
import { formatTime } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { resourcePath, sessionPath, startPath } from '../sheets';
import { isFree, type Place } from './places';
import { RunningTotal } from './RunningTotal';
import { stateWords } from './words';

const frame = 'group relative flex min-h-23 min-w-0 flex-col justify-between gap-2 rounded-lg border p-3 text-start transition-colors duration-100';

/** One place of the house: its state by colour, by shape and in words. */
export function PlaceCard({ place }: { place: Place }) {
  const { zone } = useSpaceSettings();
  const { resource, session } = place;
  if (session) return <TakenCard name={resource.name} session={session} />;

  const words = stateWords(place, zone);
  if (isFree(place)) {
    const late = place.state === 'CLOSED';
    return (
      <Link
        to={startPath({ resourceId: resource.id })}
        data-place={resource.name}
        data-state="free"
        aria-label={m.sessions_start_here({ place: resource.name, state: words })}
        className={classes(frame, 'border-line bg-surface shadow-card hover:border-success-fill')}
      >
        <Head name={resource.name}>
          <span aria-hidden className="text-xs font-semibold text-success opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
            {m.sessions_start()}
          </span>
        </Head>
        <div>
          <p className={classes('flex items-center gap-2', late ? 'text-ink-muted' : 'text-success')}>
            {late ? (
              <Moon aria-hidden className="size-3.5 shrink-0" />
            ) : (
              <span aria-hidden className="size-2 shrink-0 rounded-full border-2 border-current" />
            )}
            <span className="truncate">{words}</span>
          </p>
          <p className="truncate text-xs text-ink-faint">
            <Money value={resource.ratePerHour} bare /> {m.sessions_per_hour()}
          </p>
        </div>
      </Link>
    );
  }

  const reserved = place.state === 'RESERVED';
  const Icon = reserved ? CalendarClock : Wrench;
  return (
    <Link
      to={resourcePath(resource.id)}
      data-place={resource.name}
      data-state={reserved ? 'reserved' : 'out-of-order'}
      className={classes(
        frame,
        reserved ? 'border-info/50 bg-info-soft hover:border-info' : 'border-dashed border-line-strong bg-sunken text-ink-muted hover:border-ink-muted',
      )}
    >
      <Head name={resource.name}>
        <Icon aria-hidden className={classes('size-4 shrink-0', reserved && 'text-info')} />
      </Head>
      <p className="line-clamp-2">{words}</p>
    </Link>
  );
}

function TakenCard({ name, session }: { name: string; session: SessionGlanceFragment }) {
  const { zone } = useSpaceSettings();
  const since = formatTime(session.startedAt, zone);
  const alarm = session.overnight ? m.sessions_overnight_short() : session.overrun ? m.sessions_overrun() : undefined;
  const AlarmIcon = session.overnight ? Moon : TimerOff;
  return (
    <Link
      to={sessionPath(session.id)}
      data-place={name}
      data-state="taken"
      aria-label={[m.sessions_taken_by({ place: name, name: session.customer.name, time: since }), alarm].filter(Boolean).join('. ')}
      className={classes(
        frame,
        alarm ? 'border-danger/50 bg-danger-soft hover:border-danger' : 'border-accent-line bg-accent-soft hover:border-primary',
      )}
    >
      <Head name={name}>
        {alarm ? (
          <span className="flex items-center gap-1 truncate text-xs font-medium text-danger">
            <AlarmIcon aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{alarm}</span>
          </span>
        ) : (
          <span className="text-xs text-ink-muted">
            {m.sessions_since()} <span className="figures">{since}</span>
          </span>
        )}
      </Head>
      <div>
        <p className="truncate font-medium">
          <bdi>{session.customer.name}</bdi>
        </p>
        <p className="flex items-baseline justify-between gap-2 text-[0.8125rem] text-ink-muted">
          <Duration since={session.startedAt} />
          <RunningTotal price={session} className="font-medium text-ink" />
        </p>
      </div>
    </Link>
  );
}

function Head({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-start justify-between gap-2">
      <span className="line-clamp-2 min-w-0 text-base leading-tight font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </span>
      {children}
    </div>
  );
}
