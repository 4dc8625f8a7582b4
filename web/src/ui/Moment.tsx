import { serverNow } from './clock';
import { classes } from './classes';
import { formatMoment, type Instant } from './format/dates';
import { useSpaceSettings } from './space';

/** When something happened, in the space's zone: `Today 14:05`, `3 Nov 2026 14:05`. */
export function Moment({ at, className }: { at: Instant; className?: string }) {
  const { zone } = useSpaceSettings();
  return (
    <time dateTime={at} className={classes('whitespace-nowrap tabular-nums', className)}>
      {formatMoment(at, zone, new Date(serverNow()))}
    </time>
  );
}
