import { ImageUp, X } from 'lucide-react';
import { useState } from 'react';
import { sendFile } from '@/client/files';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { ErrorMessage } from '@/ui/states';
import { LengthField } from './fields';
import { resizeFloor } from './model/commands';
import type { Act } from './model/editor';
import type { Plan, Underlay } from './model/plan';

/** The floor itself, while nothing on it is chosen: its size and the picture below. */
export function FloorFields({ plan, dispatch }: { plan: Plan; dispatch(act: Act): void }) {
  return (
    <section aria-label={m.plan_editor_floor()} className="grid gap-4">
      <h2 className="font-semibold">{m.plan_editor_floor()}</h2>
      <div className="grid grid-cols-2 gap-3">
        <LengthField
          label={m.plan_editor_width()}
          value={plan.width}
          least={200}
          onLength={(width) => dispatch({ type: 'change', deed: 'floor', change: (before) => resizeFloor(width, before.height)(before), gesture: 'floor.width' })}
        />
        <LengthField
          label={m.plan_editor_height()}
          value={plan.height}
          least={200}
          onLength={(height) => dispatch({ type: 'change', deed: 'floor', change: (before) => resizeFloor(before.width, height)(before), gesture: 'floor.height' })}
        />
      </div>
      <UnderlayFields plan={plan} onUnderlay={(underlay, field) => dispatch({ type: 'change', deed: 'underlay', change: (before) => ({ ...before, underlay }), ...(field && { gesture: `underlay.${field}` }) })} />
    </section>
  );
}

interface UnderlayFieldsProps {
  plan: Plan;
  onUnderlay(underlay: Underlay | null, field?: string): void;
}

/** A photo or drawing to draw over: taken in, sized and faded. */
function UnderlayFields({ plan: { underlay, width, height }, onUnderlay }: UnderlayFieldsProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    const [outcome, size] = await Promise.all([sendFile('/files/underlay', file), sizeOfImage(file)]);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const { id } = outcome.answer as { id: string };
    // As large as the floor allows, in its own proportions.
    const fit = Math.min(width / size.width, height / size.height);
    onUnderlay({
      asset: id,
      x: Math.round(width / 2),
      y: Math.round(height / 2),
      width: Math.max(10, Math.round(size.width * fit)),
      height: Math.max(10, Math.round(size.height * fit)),
      opacity: 50,
    });
  }

  const resize = (to: number, field: 'width' | 'height') => {
    if (!underlay) return;
    const ratio = underlay.height / underlay.width;
    const next = field === 'width' ? { width: to, height: Math.max(10, Math.round(to * ratio)) } : { height: to, width: Math.max(10, Math.round(to / ratio)) };
    onUnderlay({ ...underlay, ...next }, field);
  };

  return (
    <div className="grid gap-3">
      <div>
        <p className="text-[0.8125rem] font-medium">{m.plan_editor_underlay()}</p>
        <p className="text-xs text-ink-muted">{m.plan_editor_underlay_hint()}</p>
      </div>
      <span className="flex flex-wrap gap-2">
        <label
          className={classes(
            buttonClass('secondary'),
            'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-50',
          )}
        >
          <ImageUp aria-hidden className="size-4" />
          {busy ? m.plan_editor_underlay_sending() : m.plan_editor_underlay_choose()}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className="sr-only"
            disabled={busy}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        {underlay && (
          <Button look="quiet" icon={<X aria-hidden className="size-4" />} onClick={() => onUnderlay(null)}>
            {m.plan_editor_underlay_remove()}
          </Button>
        )}
      </span>
      <ErrorMessage problem={refusal} />
      {underlay && (
        <div className="grid grid-cols-2 gap-3">
          <LengthField label={m.plan_editor_width()} value={underlay.width} least={10} onLength={(to) => resize(to, 'width')} />
          <LengthField label={m.plan_editor_height()} value={underlay.height} least={10} onLength={(to) => resize(to, 'height')} />
          <LengthField
            label={m.plan_editor_from_left()}
            value={Math.max(0, Math.round(underlay.x - underlay.width / 2))}
            onLength={(to) => onUnderlay({ ...underlay, x: Math.min(width, Math.round(to + underlay.width / 2)) }, 'x')}
          />
          <LengthField
            label={m.plan_editor_from_top()}
            value={Math.max(0, Math.round(underlay.y - underlay.height / 2))}
            onLength={(to) => onUnderlay({ ...underlay, y: Math.min(height, Math.round(to + underlay.height / 2)) }, 'y')}
          />
          <LengthField label={m.plan_editor_opacity()} unit="%" value={underlay.opacity} least={5} most={100} onLength={(opacity) => onUnderlay({ ...underlay, opacity }, 'opacity')} />
        </div>
      )}
    </div>
  );
}

async function sizeOfImage(file: File): Promise<{ width: number; height: number }> {
  try {
    const image = await createImageBitmap(file);
    const { width, height } = image;
    image.close();
    return { width, height };
  } catch {
    return { width: 4, height: 3 };
  }
}
