import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceBetween, AlignStartHorizontal,
  AlignStartVertical, AlignVerticalSpaceBetween, BringToFront, Copy, Grid3x3, RotateCw, SendToBack, Trash2,
} from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { align, move, put, remove, restack, spread, turn, type Side } from './model/commands';
import type { Act } from './model/editor';
import { boundsOfAll, wrapped } from './model/geometry';
import type { Deed } from './model/history';
import type { Known } from './model/places';
import { isBox, smallest, type Item, type Plan, type WallItem } from './model/plan';
import { LengthField, TextField } from './fields';
import { PlaceFields } from './PlaceFields';
import { itemName, kindName } from './words';

interface InspectorProps {
  items: readonly Item[];
  known: Known;
  dispatch(act: Act): void;
  onDuplicate(): void;
  onRepeat(): void;
}

/** What is chosen, in numbers and words. */
export function Inspector({ items, known, dispatch, onDuplicate, onRepeat }: InspectorProps) {
  const ids = items.map(({ id }) => id);
  const [only] = items;
  const single = items.length === 1 ? only : undefined;
  const act = (deed: Deed, change: (plan: Plan) => Plan, field?: string) =>
    dispatch({ type: 'change', deed, change, ...(field && { gesture: `${ids.join()}.${field}` }) });
  return (
    <section aria-label={m.plan_editor_inspector()} data-inspector className="grid gap-4">
      <h2 className="font-semibold">
        {single ? (
          <>
            <bdi>{itemName(single, known)}</bdi>{' '}
            {itemName(single, known) !== kindName(single, known) && <span className="font-normal text-ink-muted">{kindName(single, known)}</span>}
          </>
        ) : (
          m.plan_editor_chosen({ count: items.length, number: formatNumber(items.length) })
        )}
      </h2>
      <PlaceFields items={items} known={known} onChange={(next, field) => act('change', (plan) => next.reduce((before, item) => put(item)(before), plan), field)} />
      {single && (single.kind === 'label' || single.kind === 'area') && (
        <TextField
          label={m.plan_editor_text()}
          value={single.text}
          needed={single.kind === 'label' ? m.plan_editor_text_needed() : undefined}
          maxLength={single.kind === 'label' ? 120 : 60}
          onText={(text) => act('change', put({ ...single, text }), 'text')}
        />
      )}
      <Measures items={items} ids={ids} act={act} />
      {items.length > 1 && <Lines ids={ids} act={act} />}
      <div className="flex flex-wrap gap-1">
        <IconButton label={m.plan_editor_turn_right()} icon={<RotateCw aria-hidden className="size-4.5" />} onClick={() => act('turn', turn(ids, 90))} />
        <IconButton label={m.plan_editor_to_front()} icon={<BringToFront aria-hidden className="size-4.5" />} onClick={() => act('order', restack(ids, 'front'))} />
        <IconButton label={m.plan_editor_to_back()} icon={<SendToBack aria-hidden className="size-4.5" />} onClick={() => act('order', restack(ids, 'back'))} />
        <IconButton label={m.plan_editor_duplicate()} icon={<Copy aria-hidden className="size-4.5" />} onClick={onDuplicate} />
        <IconButton label={m.plan_editor_remove()} icon={<Trash2 aria-hidden className="size-4.5" />} onClick={() => act('remove', remove(ids))} />
      </div>
      <Button icon={<Grid3x3 aria-hidden className="size-4" />} onClick={onRepeat}>
        {m.plan_editor_repeat()}
      </Button>
    </section>
  );
}

type ActOn = (deed: Deed, change: (plan: Plan) => Plan, field?: string) => void;

function Measures({ items, ids, act }: { items: readonly Item[]; ids: readonly string[]; act: ActOn }) {
  const bounds = boundsOfAll(items);
  if (!bounds) return null;
  const [only] = items;
  const single = items.length === 1 ? only : undefined;
  const [left, top] = [Math.round(bounds.left), Math.round(bounds.top)];
  return (
    <div className="grid grid-cols-2 gap-3">
      <LengthField label={m.plan_editor_from_left()} value={left} onLength={(to) => act('move', move(ids, { x: to - left, y: 0 }), 'left')} />
      <LengthField label={m.plan_editor_from_top()} value={top} onLength={(to) => act('move', move(ids, { x: 0, y: to - top }), 'top')} />
      {single && isBox(single) && (
        <>
          <LengthField label={m.plan_editor_width()} value={single.width} least={smallest} onLength={(width) => act('resize', put({ ...single, width }), 'width')} />
          <LengthField label={m.plan_editor_height()} value={single.height} least={smallest} onLength={(height) => act('resize', put({ ...single, height }), 'height')} />
          <LengthField label={m.plan_editor_rotation()} unit="°" value={single.rotation} most={360} onLength={(to) => act('turn', put({ ...single, rotation: wrapped(to) }), 'rotation')} />
        </>
      )}
      {single && !isBox(single) && (
        <>
          <LengthField label={m.plan_editor_length()} value={lengthOf(single)} least={smallest} onLength={(to) => act('resize', put(withLength(single, to)), 'length')} />
          <LengthField label={m.plan_editor_thickness()} value={single.thickness} least={2} most={200} onLength={(thickness) => act('resize', put({ ...single, thickness }), 'thickness')} />
        </>
      )}
    </div>
  );
}

const lengthOf = ({ x1, y1, x2, y2 }: WallItem): number => Math.round(Math.hypot(x2 - x1, y2 - y1));

/** The same wall from the same end, longer or shorter. */
function withLength(wall: WallItem, length: number): WallItem {
  const now = Math.hypot(wall.x2 - wall.x1, wall.y2 - wall.y1);
  const along = (from: number, to: number) => Math.round(from + ((to - from) * length) / now);
  return { ...wall, x2: along(wall.x1, wall.x2), y2: along(wall.y1, wall.y2) };
}

const sides: readonly { side: Side; label: () => string; Icon: typeof AlignStartVertical }[] = [
  { side: 'left', label: m.plan_editor_align_left, Icon: AlignStartVertical },
  { side: 'centre', label: m.plan_editor_align_centre, Icon: AlignCenterVertical },
  { side: 'right', label: m.plan_editor_align_right, Icon: AlignEndVertical },
  { side: 'top', label: m.plan_editor_align_top, Icon: AlignStartHorizontal },
  { side: 'middle', label: m.plan_editor_align_middle, Icon: AlignCenterHorizontal },
  { side: 'bottom', label: m.plan_editor_align_bottom, Icon: AlignEndHorizontal },
];

function Lines({ ids, act }: { ids: readonly string[]; act: ActOn }) {
  return (
    <div role="group" aria-label={m.plan_editor_align()} className="flex flex-wrap gap-1" dir="ltr">
      {sides.map(({ side, label, Icon }) => (
        <IconButton key={side} label={label()} icon={<Icon aria-hidden className="size-4.5" />} onClick={() => act('align', align(ids, side))} />
      ))}
      <IconButton
        label={m.plan_editor_spread_across()}
        icon={<AlignHorizontalSpaceBetween aria-hidden className="size-4.5" />}
        disabled={ids.length < 3}
        onClick={() => act('spread', spread(ids, 'x'))}
      />
      <IconButton
        label={m.plan_editor_spread_down()}
        icon={<AlignVerticalSpaceBetween aria-hidden className="size-4.5" />}
        disabled={ids.length < 3}
        onClick={() => act('spread', spread(ids, 'y'))}
      />
    </div>
  );
}
