import { serverNow } from './clock';
import { classes } from './classes';
import { dateIn, formatDate, formatMoment, formatTime, type Instant } from './format/dates';
import { useSpaceSettings } from './space';

interface MomentProps {
  at: Instant;
  /** Within a sentence: `14:05` today, `3 Nov 2026 14:05` on any other day. */
  inline?: boolean;
  className?: string;
}

/** When something happened, in the space's zone: `Today 14:05`, `3 Nov 2026 14:05`. */
export function Moment({ at, inline = false, className }: MomentProps) {
  const { zone } = useSpaceSettings();
  const now = new Date(serverNow());
  return (
    <time dateTime={at} className={classes('whitespace-nowrap tabular-nums', className)}>
      {inline ? spoken(at, zone, now) : formatMoment(at, zone, now)}
    </time>
  );
}

function spoken(at: Instant, zone: string, now: Date): string {
  const time = formatTime(at, zone);
  return dateIn(zone, new Date(at)) === dateIn(zone, now) ? time : `${formatDate(at, zone)} ${time}`;
}
