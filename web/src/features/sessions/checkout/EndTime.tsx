import { Clock } from 'lucide-react';
import { useState } from 'react';
import type { SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { FormField } from '@/ui/FormField';
import { dateIn, formatMoment, formatTime } from '@/ui/format/dates';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';

interface EndTimeProps {
  session: SessionGlanceFragment;
  /** The end the bill is made for. */
  at: string;
  /** Another end, or `undefined` for now. */
  onEnd(instant: string | undefined): void;
  error?: string | undefined;
}

/** When the stay ended: now, or for a forgotten one the moment they really left. */
export function EndTime({ session, at, onEnd, error }: EndTimeProps) {
  const { zone } = useSpaceSettings();
  const [choosing, setChoosing] = useState(session.overnight);
  const now = new Date(serverNow());
  const claimEnd = session.until && session.until < now.toISOString() && session.until > session.startedAt ? session.until : undefined;

  if (!choosing) {
    return (
      <div className="flex items-center gap-2.5 text-ink-muted">
        <Clock aria-hidden className="size-4 shrink-0" />
        <p className="flex-1">
          {m.sessions_from_to({ from: formatMoment(session.startedAt, zone, now), to: endWords(session.startedAt, at, zone, now) })}
        </p>
        <Button size="sm" look="quiet" className="max-sm:h-11" onClick={() => setChoosing(true)}>
          {m.sessions_change_end()}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-2 rounded-lg border border-line bg-canvas p-3">
      <FormField
        label={m.sessions_ended_at()}
        required
        error={error}
        hint={m.sessions_ended_at_hint({ from: formatMoment(session.startedAt, zone, now), zone })}
      >
        {(field) => (
          <MomentInput
            {...field}
            min={session.startedAt}
            max={now.toISOString()}
            value={at}
            onValue={(chosen) => {
              if (chosen) onEnd(chosen < session.startedAt ? session.startedAt : chosen);
            }}
          />
        )}
      </FormField>
      <div className="flex flex-wrap gap-2">
        {claimEnd && (
          <Button size="sm" className="max-sm:h-11" onClick={() => onEnd(claimEnd)}>
            {m.sessions_at_moment({ moment: formatMoment(claimEnd, zone, now) })}
          </Button>
        )}
        <Button
          size="sm"
          className="max-sm:h-11"
          onClick={() => {
            onEnd(undefined);
            setChoosing(false);
          }}
        >
          {m.sessions_end_now()}
        </Button>
      </div>
    </div>
  );
}

/** On the day it began, the time is enough. */
function endWords(startedAt: string, at: string, zone: string, now: Date): string {
  const sameDay = dateIn(zone, new Date(startedAt)) === dateIn(zone, new Date(at));
  return sameDay ? formatTime(at, zone) : formatMoment(at, zone, now);
}
