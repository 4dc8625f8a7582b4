import { CircleAlert, LoaderCircle } from 'lucide-react';
import type { CSSProperties } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Kbd } from '@/ui/Kbd';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import type { Draft } from '../model/draft';
import type { Claim, Place } from '../model/places';
import { headOf, spanOf } from '../words';
import type { DraftAnswer } from './useDraftAnswer';

/** Where what is drawn is on the screen. */
export interface Hanging {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface DraftNoteProps {
  draft: Draft | undefined;
  place: Place | undefined;
  /** What it lies upon, as far as this screen knows. */
  blocked: Claim | undefined;
  answer: DraftAnswer;
  settling: boolean;
  /** Where what is drawn is on the screen. */
  below: Hanging | undefined;
  /** Drawn by keys: how to end it is said too. */
  keyboard: boolean;
}

const width = 272;

/** What is being drawn costs so much, or can't be and why; said aloud when it rests. */
export function DraftNote({ draft, place, blocked, answer, settling, below, keyboard }: DraftNoteProps) {
  const { zone } = useSpaceSettings();
  const shown = draft !== undefined && place !== undefined && below !== undefined;
  return (
    <div role="status" data-note className={shown ? 'pointer-events-none fixed z-40 print:hidden' : 'sr-only'} style={shown ? spotBelow(below) : undefined}>
      {shown && (
        <div className="grid gap-0.5 rounded-lg border border-line bg-raised px-3 py-2 text-[0.8125rem] shadow-pop">
          <p className="flex items-baseline justify-between gap-3">
            <span className="truncate font-medium">
              <bdi>{place.name}</bdi> <span className="tabular-nums">{spanOf(draft, zone)}</span>
            </span>
            {settling ? <LoaderCircle aria-hidden className="size-4 animate-spin self-center" /> : answer.amount !== undefined && <Money value={answer.amount} />}
          </p>
          {(blocked ?? answer.refusal) && (
            <p className="flex gap-1.5 text-danger">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              <span>{answer.refusal?.message ?? (blocked && m.calendar_in_the_way({ what: headOf(blocked), when: spanOf({ from: blocked.from, until: blocked.usedUntil }, zone) }))}</span>
            </p>
          )}
          {answer.fee !== undefined && answer.fee > 0 && (
            <p className="text-warning">
              {m.calendar_keeps_fee()} <Money value={answer.fee} />
            </p>
          )}
          {keyboard && (
            <p className="flex items-center gap-1.5 text-xs text-ink-muted">
              <Kbd>Enter</Kbd> {m.calendar_settles()} <Kbd>Esc</Kbd> {m.calendar_lets_go()}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Under what is drawn, or above it where the screen ends. */
function spotBelow({ left, bottom, top }: Hanging): CSSProperties {
  const x = Math.max(8, Math.min(left, innerWidth - width - 8));
  return bottom + 110 < innerHeight ? { left: x, top: bottom + 6, width } : { left: x, bottom: innerHeight - top + 6, width };
}
