import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Axis } from '../model/axis';
import { besideSpot, hourFrom, isElsewhere, isHere, movedTo, stretchedTo, type Draft, type Spot } from '../model/draft';
import type { Row } from '../model/find';
import type { Claim, Place } from '../model/places';
import type { Pull } from './shape';

interface KeysProps {
  grid: RefObject<HTMLDivElement | null>;
  axis: Axis;
  rows: readonly Row[];
  places: ReadonlyMap<string, Place>;
  stepMinutes: number;
  rightToLeft: boolean;
  mayBook: boolean;
  spot: Spot | undefined;
  reach(spot: { placeId: string; at: number }): void;
  draft: Draft | undefined;
  setDraft(draft: Draft | undefined): void;
  commit(draft: Draft): Promise<void>;
  settling: boolean;
  movable(place: Place, claim: Claim): Pull | undefined;
  onDay(steps: -1 | 1): void;
}

const minuteMs = 60_000;

/**
 * The same by keys: arrows go along and across, Shift and an arrow draw, `M` moves and `S` stretches what is
 * reached, Enter settles, Escape lets go. Later is where the reader reads on.
 */
export function useKeys(props: KeysProps) {
  const { grid, axis, rows, places, stepMinutes, rightToLeft, mayBook, spot, reach, draft, setDraft, commit, settling, movable, onDay } = props;
  const [drawing, setDrawing] = useState(false);
  const follow = useRef(false);
  const inside = useRef(false);

  // The focus follows the keys, not the pointer; and when what had it is drawn anew, it goes to what is there now.
  useEffect(() => {
    const lost = inside.current && document.activeElement === document.body;
    if (!follow.current && !lost) return;
    follow.current = false;
    const target = grid.current?.querySelector<HTMLElement>('[data-spot]');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function go(placeId: string, at: number | undefined): void {
    if (at === undefined) return;
    follow.current = true;
    reach({ placeId, at });
  }

  function across(from: string, way: 1 | -1): string | undefined {
    const index = rows.findIndex(({ place }) => place.id === from);
    return rows[index + way]?.place.id;
  }

  function finish(): void {
    setDrawing(false);
  }

  function settle(): void {
    if (!draft) return;
    finish();
    if (!isElsewhere(draft)) {
      setDraft(undefined);
      return;
    }
    follow.current = true;
    reach({ placeId: draft.placeId, at: draft.from });
    void commit(draft);
  }

  const step = stepMinutes * minuteMs;

  function shape(now: Draft, event: KeyboardEvent, along: number, down: number): void {
    if (down !== 0) {
      const target = now.act === 'stretch' ? undefined : across(now.placeId, down > 0 ? 1 : -1);
      if (target) setDraft({ ...now, placeId: target });
    } else if (now.act === 'move') setDraft(movedTo(now, axis, now.from + along * step, now.placeId));
    else if (event.shiftKey && now.act === 'stretch' && !(now.claim && isHere(now.claim))) setDraft(stretchedTo(now, 'from', now.from + along * step, stepMinutes));
    else setDraft(stretchedTo(now, 'until', now.until + along * step, stepMinutes));
  }

  function begin(act: 'move' | 'stretch'): boolean {
    const place = spot && places.get(spot.placeId);
    const pull = place && spot.claim && movable(place, spot.claim);
    if (!mayBook || !spot?.claim || !pull || (pull === 'end' && act === 'move')) return false;
    setDraft({ act, placeId: place.id, homeId: place.id, from: spot.claim.from, until: spot.claim.usedUntil, claim: spot.claim });
    setDrawing(true);
    return true;
  }

  /** Whether the key meant something here. */
  function take(event: KeyboardEvent): boolean {
    const later = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
    const earlier = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
    const along = event.key === later ? 1 : event.key === earlier ? -1 : 0;
    const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (drawing && draft) {
      if (along !== 0 || down !== 0) shape(draft, event, along, down);
      else if (event.key === 'Enter' || event.key === ' ') settle();
      else if (event.key === 'Escape') {
        finish();
        setDraft(undefined);
      } else return event.key !== 'Tab';
      return true;
    }
    if (!spot) return false;
    if (event.shiftKey && along === 1 && spot.slot && mayBook) {
      setDraft({ act: 'new', placeId: spot.placeId, from: spot.slot.from, until: spot.slot.until + step });
      setDrawing(true);
      return true;
    }
    if (along === 1 || along === -1) go(spot.placeId, besideSpot(axis, spot, along));
    else if (down === 1 || down === -1) {
      const target = across(spot.placeId, down);
      if (target) go(target, Math.max(spot.at, axis.days[0]?.from ?? spot.at));
    } else if (event.key === 'Home') go(spot.placeId, axis.days[0]?.from);
    else if (event.key === 'End') go(spot.placeId, (axis.days.at(-1)?.until ?? 0) - 1);
    else if (event.key === 'PageDown') onDay(1);
    else if (event.key === 'PageUp') onDay(-1);
    else if (event.code === 'KeyM') return begin('move');
    else if (event.code === 'KeyS') return begin('stretch');
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (settling || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (take(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  const draw = useCallback(
    (place: Place, { slot }: Spot) => {
      if (slot && mayBook) void commit({ act: 'new', placeId: place.id, ...hourFrom(place, slot.from) });
    },
    [commit, mayBook],
  );

  const handlers = {
    onKeyDown,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.target.isConnected) inside.current = false;
    },
  };

  return { handlers, draw, drawing: drawing && draft !== undefined };
}
