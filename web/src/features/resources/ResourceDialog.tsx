import { useId, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import {
  ChangeResourceDocument,
  CreateResourceDocument,
  ResourceDocument,
  type ResourceRowFragment,
  type ResourceType,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { ArrangementFields } from './ArrangementFields';
import { resourceTypes, typeName } from './words';

const fields = {
  name: 'name', resourceType: 'resourceType', ratePerHour: 'ratePerHour', capacity: 'capacity', parentId: 'parentId', turnaroundMinutes: 'turnaroundMinutes',
} as const;

type NumberField = 'ratePerHour' | 'capacity' | 'turnaroundMinutes';

/** A new place, or the change of one. Mount it to open it. */
export function ResourceDialog({ resource, onClose }: { resource?: ResourceRowFragment; onClose(): void }) {
  const [create, creating] = useAct(CreateResourceDocument);
  const [change, changing] = useAct(ChangeResourceDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [version, setVersion] = useState(resource?.version ?? 0);
  // Why the text in a number field is no number.
  const [unreadable, setUnreadable] = useState<Partial<Record<NumberField, string | undefined>>>({});
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.resources_name_needed()), z.maxLength(60, m.resources_name_long())),
      resourceType: z.enum(resourceTypes),
      ratePerHour: z.nullable(z.number()).check(z.refine((rate) => rate !== null, m.resources_rate_needed())),
      capacity: z.nullable(z.number()).check(z.refine((people) => people !== null, m.resources_capacity_needed())),
      parentId: z.string(),
      turnaroundMinutes: z.nullable(z.number()).check(z.refine((minutes) => minutes !== null, m.resources_turnaround_needed())),
    }),
    valuesOf(resource),
  );
  const { errors } = form.formState;
  const stale = refusal?.code === 'stale';
  const [{ data: saved, stale: asking }] = useQuery({
    query: ResourceDocument,
    variables: { id: resource?.id ?? '' },
    pause: !stale || !resource,
    requestPolicy: 'network-only',
  });
  const theirs = stale && !asking ? saved?.resource : undefined;

  const submit = form.handleSubmit(async ({ name, resourceType, ratePerHour, capacity, parentId, turnaroundMinutes }) => {
    if (ratePerHour === null || Object.values(unreadable).some(Boolean)) return;
    const input = { name, resourceType, ratePerHour, capacity, parentId: parentId || null, turnaroundMinutes };
    const outcome = resource ? await change({ id: resource.id, input, version }) : await create({ input });
    if (outcome.refusal) {
      setRefusal(applyRefusal(outcome.refusal, form.setError, fields));
      return;
    }
    showToast(resource ? m.resources_saved({ name }) : m.resources_added({ name }), { tone: 'success' });
    onClose();
  });

  function settle(next: ResourceRowFragment, take: boolean): void {
    if (take) form.reset(valuesOf(next));
    setVersion(next.version);
    setRefusal(undefined);
  }

  const take = (name: NumberField, onChange: (value: number | null) => void) => (value: number | null, problem?: string) => {
    onChange(value);
    setUnreadable((now) => ({ ...now, [name]: problem }));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={resource ? m.resources_edit_title({ name: resource.name }) : m.resources_new()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {resource ? m.resources_save() : m.resources_add()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.resources_name()} required error={errors.name?.message}>
            {(field) => (
              <Input
                {...field}
                {...form.register('name')}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
                autoFocus
                autoComplete="off"
                placeholder={m.resources_name_placeholder()}
              />
            )}
          </FormField>
          <FormField label={m.resources_type()} required error={errors.resourceType?.message}>
            {(field) => (
              <Select
                {...field}
                {...form.register('resourceType')}
                options={resourceTypes.map((value) => ({ value, label: typeName(value) }))}
              />
            )}
          </FormField>
          <Controller
            control={form.control}
            name="ratePerHour"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.resources_rate()} required hint={resource && m.resources_rate_hint()} error={unreadable.ratePerHour ?? errors.ratePerHour?.message}>
                {(field) => (
                  <MoneyInput
                    {...field}
                    ref={ref}
                    value={value}
                    onBlur={onBlur}
                    onValue={take('ratePerHour', onChange)}
                  />
                )}
              </FormField>
            )}
          />
          <Controller
            control={form.control}
            name="capacity"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.resources_capacity()} required error={unreadable.capacity ?? errors.capacity?.message}>
                {(field) => (
                  <WholeInput
                    {...field}
                    ref={ref}
                    value={value}
                    onBlur={onBlur}
                    onValue={take('capacity', onChange)}
                  />
                )}
              </FormField>
            )}
          />
          <ArrangementFields
            id={resource?.id}
            parentId={form.watch('parentId')}
            turnaroundMinutes={form.watch('turnaroundMinutes')}
            errors={{ parentId: errors.parentId?.message, turnaroundMinutes: unreadable.turnaroundMinutes ?? errors.turnaroundMinutes?.message }}
            onParent={(parentId) => form.setValue('parentId', parentId, { shouldDirty: true })}
            onTurnaround={take('turnaroundMinutes', (minutes) => form.setValue('turnaroundMinutes', minutes, { shouldDirty: true }))}
          />
        </div>
        {stale ? (
          <StaleNotice onTakeTheirs={() => theirs && settle(theirs, true)} onKeepMine={() => theirs && settle(theirs, false)}>
            {theirs && (
              <>
                <bdi className="font-medium">{theirs.name}</bdi>
                <span>{typeName(theirs.resourceType)}</span>
                <Money value={theirs.ratePerHour} />
              </>
            )}
          </StaleNotice>
        ) : (
          <ErrorMessage problem={refusal} />
        )}
      </form>
    </Dialog>
  );
}

function valuesOf(resource: ResourceRowFragment | undefined): {
  name: string;
  resourceType: ResourceType;
  ratePerHour: number | null;
  capacity: number | null;
  parentId: string;
  turnaroundMinutes: number | null;
} {
  return {
    name: resource?.name ?? '',
    resourceType: resource?.resourceType ?? 'SEAT',
    ratePerHour: resource?.ratePerHour ?? null,
    capacity: resource?.capacity ?? 1,
    parentId: resource?.parentId ?? '',
    turnaroundMinutes: resource?.turnaroundMinutes ?? 0,
  };
}
