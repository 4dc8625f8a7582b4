import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { z } from 'zod/mini';
import { applyRefusal, refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CreateFloorPlanDocument, FloorPlanTemplateDocument, RenameFloorPlanDocument, type FloorPlanEditFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { firstPlaces, TemplateChoice, type Layout } from './TemplateChoice';

/** A new floor, empty or from a template; or another name for one. Mount it to open it. */
export function FloorDialog({ floor, onClose }: { floor?: FloorPlanEditFragment; onClose(): void }) {
  const formId = useId();
  const navigate = useNavigate();
  const client = useClient();
  const [create, creating] = useAct(CreateFloorPlanDocument);
  const [rename, renaming] = useAct(RenameFloorPlanDocument);
  const [layout, setLayout] = useState<Layout>('OPEN_SPACE');
  const [places, setPlaces] = useState<number | null>(firstPlaces.OPEN_SPACE);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useZodForm(
    z.object({ name: z.string().check(z.trim(), z.minLength(1, m.plan_editor_floor_name_needed()), z.maxLength(60, m.resources_name_long())) }),
    { name: floor?.name ?? '' },
  );

  const submit = form.handleSubmit(async ({ name }) => {
    const refuse = (refused: Refusal) => setRefusal(applyRefusal(refused, form.setError, { name: 'name' }));
    if (floor) {
      const outcome = await rename({ id: floor.id, version: floor.version, input: { name } });
      return outcome.refusal ? refuse(outcome.refusal) : onClose();
    }
    if (layout !== 'EMPTY' && places === null) return;
    const drawing =
      layout === 'EMPTY' ? undefined : await client.query(FloorPlanTemplateDocument, { template: layout, places: places ?? 1 }, { requestPolicy: 'network-only' });
    if (drawing?.error) return refuse(refusalOf(drawing.error));
    const outcome = await create({ input: { name, ...(drawing?.data && { drawing: drawing.data.floorPlanTemplate }) } });
    if (outcome.refusal) return refuse(outcome.refusal);
    onClose();
    void navigate(`/floor-plans/${outcome.data.createFloorPlan.id}`);
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={floor ? m.plan_editor_rename_title({ name: floor.name }) : m.plan_editor_new_floor()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || renaming}>
            {floor ? m.resources_save() : m.plan_editor_make_floor()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.plan_editor_floor_name()} required error={form.formState.errors.name?.message}>
          {(field) => <Input {...field} {...form.register('name')} autoComplete="off" placeholder={m.plan_editor_floor_name_placeholder()} />}
        </FormField>
        {!floor && <TemplateChoice layout={layout} places={places} onLayout={setLayout} onPlaces={setPlaces} />}
        <ErrorMessage problem={refusal} />
      </form>
    </Dialog>
  );
}
