import { useLiveState } from '@/client/liveState';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';

/** Says whether other tills' changes arrive; quiet while they do. */
export function ConnectionIndicator() {
  const state = useLiveState();
  const words = { online: m.desk_online(), reconnecting: m.desk_reconnecting(), offline: m.desk_offline() }[state];
  return (
    <span
      role="status"
      title={state === 'offline' ? m.desk_offline_hint() : undefined}
      className={classes(
        'flex h-7 items-center gap-2 rounded-full px-2.5 text-xs font-medium whitespace-nowrap',
        state === 'online' && 'text-ink-muted',
        state === 'reconnecting' && 'bg-warning-soft text-warning',
        state === 'offline' && 'bg-danger-soft text-danger',
      )}
    >
      <span
        aria-hidden
        className={classes(
          'size-2 rounded-full',
          state === 'online' ? 'bg-success-fill' : 'bg-current',
          state === 'reconnecting' && 'animate-pulse',
        )}
      />
      <span className={state === 'online' ? 'max-md:sr-only' : 'max-sm:sr-only'}>{words}</span>
    </span>
  );
}
