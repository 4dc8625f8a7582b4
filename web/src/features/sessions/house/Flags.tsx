import { Moon, TimerOff } from 'lucide-react';
import type { SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';

interface FlagsProps {
  session: Pick<SessionGlanceFragment, 'overrun' | 'overnight' | 'until'>;
  /** Where there is little room. */
  short?: boolean;
}

/** What needs a look: over its time, or left open since an earlier day. */
export function Flags({ session, short = false }: FlagsProps) {
  const { zone } = useSpaceSettings();
  if (session.overnight) {
    return (
      <Badge tone="danger">
        <Moon aria-hidden className="size-3.5" />
        {short ? m.sessions_overnight_short() : m.sessions_overnight()}
      </Badge>
    );
  }
  if (session.overrun) {
    return (
      <Badge tone="warning">
        <TimerOff aria-hidden className="size-3.5" />
        {session.until && !short ? m.sessions_overrun_since({ time: formatTime(session.until, zone) }) : m.sessions_overrun()}
      </Badge>
    );
  }
  return null;
}
