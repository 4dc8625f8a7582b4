import { Moon, TimerOff } from 'lucide-react';
import type { SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';

/** What needs a look: over its time, or left open since an earlier day. */
export function Flags({ session }: { session: Pick<SessionGlanceFragment, 'overrun' | 'overnight' | 'until'> }) {
  const { zone } = useSpaceSettings();
  if (session.overnight) {
    return (
      <Badge tone="danger">
        <Moon aria-hidden className="size-3.5" />
        {m.sessions_overnight()}
      </Badge>
    );
  }
  if (session.overrun) {
    return (
      <Badge tone="warning">
        <TimerOff aria-hidden className="size-3.5" />
        {session.until ? m.sessions_overrun_since({ time: formatTime(session.until, zone) }) : m.sessions_overrun()}
      </Badge>
    );
  }
  return null;
}
