import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { DrawFloor, firstPlaces, PlanPicture, TemplateChoice, type Layout } from '@/features/floor_plans/editor';
import { CreateFloorPlanDocument, FloorPlanTemplateDocument, type FloorPlanEditFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { useSettled } from '@/ui/useSettled';

interface LayoutStepProps {
  /** The floor once there is one. */
  floor: FloorPlanEditFragment | undefined;
  /** A floor was made, and is to be drawn here. */
  onMade(): void;
  onNext(): void;
}

/** From a template that suits, or drawn by hand. */
export function LayoutStep({ floor, onMade, onNext }: LayoutStepProps) {
  if (floor) return <DrawFloor floor={floor} onDone={onNext} done={m.spaces_setup_next()} />;
  return <ChooseLayout onMade={onMade} onNext={onNext} />;
}

function ChooseLayout({ onMade, onNext }: Omit<LayoutStepProps, 'floor'>) {
  const [layout, setLayout] = useState<Layout>('OPEN_SPACE');
  const [places, setPlaces] = useState<number | null>(firstPlaces.OPEN_SPACE);
  const [create, creating] = useAct(CreateFloorPlanDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const template = layout === 'EMPTY' ? undefined : layout;
  const asked = useSettled(places ?? 0);
  const [{ data, error, fetching }] = useQuery({
    query: FloorPlanTemplateDocument,
    variables: { template: template ?? 'OPEN_SPACE', places: asked },
    pause: !template || asked < 1,
  });
  const drawing = template && !error ? data?.floorPlanTemplate : undefined;
  const ready = layout === 'EMPTY' || (drawing !== undefined && !fetching && asked === places);

  /** With a floor, this step goes on as its drawing. */
  async function begin(andGoOn: boolean): Promise<void> {
    const outcome = await create({ input: { name: m.plan_editor_floor_name_placeholder(), ...(drawing && { drawing }) } });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    if (andGoOn) onNext();
    else onMade();
  }

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid gap-4">
        <TemplateChoice layout={layout} places={places} onLayout={setLayout} onPlaces={setPlaces} columns={1} />
        <ErrorMessage problem={refusal ?? (error && template ? refusalOf(error) : undefined)} />
      </div>
      <div className="grid gap-4">
        {layout !== 'EMPTY' && (
          <Card title={m.spaces_guide_preview()}>
            {drawing ? <PlanPicture plan={drawing} label={m.spaces_guide_preview()} className="max-h-[60dvh] w-full" /> : <LoadingState shape="text" count={6} />}
          </Card>
        )}
        <div className="flex flex-wrap justify-end gap-3">
          {layout !== 'EMPTY' && (
            <Button size="lg" disabled={!ready} busy={creating} onClick={() => void begin(false)}>
              {m.spaces_guide_adjust()}
            </Button>
          )}
          <Button look="primary" size="lg" disabled={!ready} busy={creating} onClick={() => void begin(layout !== 'EMPTY')}>
            {layout === 'EMPTY' ? m.spaces_guide_draw() : m.spaces_setup_next()}
          </Button>
        </div>
      </div>
    </div>
  );
}
