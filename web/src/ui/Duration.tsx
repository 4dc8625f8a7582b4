import { classes } from './classes';
import { useNow } from './clock';
import { formatClock, secondsBetween } from './format/duration';

interface DurationProps {
  since: string;
  /** Set once it is over; until then it ticks. */
  until?: string | null | undefined;
  className?: string;
}

/** How long something has been going on, by the server's clock. */
export function Duration({ since, until, className }: DurationProps) {
  const now = useNow();
  const seconds = secondsBetween(since, until ? Date.parse(until) : now);
  return (
    <time dir="ltr" dateTime={`PT${seconds}S`} className={classes('figures', className)}>
      {formatClock(seconds)}
    </time>
  );
}
