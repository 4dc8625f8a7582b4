import { useId, useState } from 'react';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeSupplierDocument, CreateSupplierDocument, type SupplierRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

const fields = { name: 'name', phone: 'phone', note: 'note' } as const;

interface SupplierDialogProps {
  supplier?: SupplierRowFragment;
  onClose(): void;
  onSaved?(supplier: SupplierRowFragment): void;
}

/** A new supplier, or the change of one. Mount it to open it. */
export function SupplierDialog({ supplier, onClose, onSaved }: SupplierDialogProps) {
  const [create, creating] = useAct(CreateSupplierDocument);
  const [change, changing] = useAct(ChangeSupplierDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.inventory_supplier_name_needed()), z.maxLength(80, m.inventory_name_long())),
      phone: z.string().check(z.trim()),
      note: z.string().check(z.trim()),
    }),
    { name: supplier?.name ?? '', phone: supplier?.phone ?? '', note: supplier?.note ?? '' },
  );
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ name, phone, note }) => {
    const input = { name, phone: phone || null, note: note || null };
    const outcome = supplier ? await change({ id: supplier.id, input, version: supplier.version }) : await create({ input });
    if (outcome.refusal) {
      setRefusal(applyRefusal(outcome.refusal, form.setError, fields));
      return;
    }
    const saved = 'changeSupplier' in outcome.data ? outcome.data.changeSupplier : outcome.data.createSupplier;
    showToast(supplier ? m.inventory_saved({ name }) : m.inventory_added({ name }), { tone: 'success' });
    onSaved?.(saved);
    onClose();
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={supplier ? m.inventory_edit_title({ name: supplier.name }) : m.inventory_new_supplier()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {supplier ? m.inventory_save() : m.inventory_add_supplier()}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          // It stands inside the form of a delivery.
          event.stopPropagation();
          void submit(event);
        }}
      >
        <FormField label={m.inventory_name()} required error={errors.name?.message}>
          {(field) => (
            <Input
              {...field}
              {...form.register('name')}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              autoComplete="off"
            />
          )}
        </FormField>
        <FormField label={m.inventory_supplier_phone()} error={errors.phone?.message}>
          {(field) => <Input {...field} {...form.register('phone')} dir="ltr" className="rtl:text-right" inputMode="tel" autoComplete="off" />}
        </FormField>
        <FormField label={m.inventory_note()} error={errors.note?.message}>
          {(field) => <Input {...field} {...form.register('note')} placeholder={m.inventory_supplier_note_placeholder()} />}
        </FormField>
        <ErrorMessage problem={refusal} />
      </form>
    </Dialog>
  );
}
