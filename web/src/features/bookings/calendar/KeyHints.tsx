import { m } from '@/locales/compiled/messages.js';
import { Kbd } from '@/ui/Kbd';
import { usePreferences } from '@/ui/preferences';

/** What the keys do in the timeline, and what its colours and patterns mean. */
export function KeyHints({ mayBook }: { mayBook: boolean }) {
  const later = usePreferences().locale === 'ar' ? '←' : '→';
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-xs text-ink-muted">
      <ul aria-label={m.calendar_legend()} className="flex flex-wrap gap-x-4 gap-y-1">
        <Mark look="border-primary bg-accent-soft">{m.calendar_confirmed()}</Mark>
        <Mark look="border-dashed border-primary bg-warning-soft">{m.calendar_pending()}</Mark>
        <Mark look="border-dashed border-control bg-surface">{m.calendar_held()}</Mark>
        <Mark look="border-success-fill bg-success-soft">{m.calendar_checked_in()}</Mark>
        <Mark look="hatched border-control bg-sunken">{m.calendar_closure()}</Mark>
      </ul>
      {mayBook && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:hidden print:hidden">
          <Key keys={['↑', '↓', '←', '→']}>{m.calendar_keys_go()}</Key>
          <Key keys={['Shift', later]}>{m.calendar_keys_draw()}</Key>
          <Key keys={['Enter']}>{m.calendar_keys_open()}</Key>
          <Key keys={['M']}>{m.calendar_keys_move()}</Key>
          <Key keys={['S']}>{m.calendar_keys_stretch()}</Key>
          <Key keys={['PgUp', 'PgDn']}>{m.calendar_keys_day()}</Key>
        </p>
      )}
    </div>
  );
}

function Mark({ look, children }: { look: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={`inline-block h-3.5 w-6 rounded-sm border border-s-4 ${look}`} />
      {children}
    </li>
  );
}

function Key({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
