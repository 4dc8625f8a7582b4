import { m } from '@/locales/compiled/messages.js';
import { useSpaceSettings } from '@/ui/space';
import type { Place, Span } from '../model/places';
import { timeOf } from '../words';
import { lie } from './shape';

interface SlotButtonProps {
  place: Place;
  slot: Span;
  start: number;
  width: number;
  onDraw(): void;
}

/** The piece of free time the keys are on; seen only while it has the focus, and pointers go through it. */
export function SlotButton({ place, slot, start, width, onDraw }: SlotButtonProps) {
  const { zone } = useSpaceSettings();
  return (
    <button
      type="button"
      data-spot
      aria-label={m.calendar_free_slot({ place: place.name, from: timeOf(slot.from, zone), until: timeOf(slot.until, zone) })}
      className="pointer-events-none absolute inset-y-0.5 rounded-md focus-visible:bg-accent-soft focus-visible:-outline-offset-2 print:hidden"
      style={lie(start, width)}
      onClick={(event) => {
        event.stopPropagation();
        onDraw();
      }}
    />
  );
}
