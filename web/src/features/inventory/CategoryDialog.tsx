import { useId, useState } from 'react';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeCategoryDocument, CreateCategoryDocument, type CategoryRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { categories, categoriesName } from './words';

const fields = { name: 'name', kind: 'kind' } as const;

/** A new category, or another name for one; what it holds never changes. Mount it to open it. */
export function CategoryDialog({ category, onClose }: { category?: CategoryRowFragment; onClose(): void }) {
  const [create, creating] = useAct(CreateCategoryDocument);
  const [change, changing] = useAct(ChangeCategoryDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.inventory_category_name_needed()), z.maxLength(40, m.inventory_category_name_long())),
      kind: z.enum(categories),
    }),
    { name: category?.name ?? '', kind: category?.kind ?? 'BEVERAGE' },
  );
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ name, kind }) => {
    const outcome = category
      ? await change({ id: category.id, name, position: category.position, version: category.version })
      : await create({ name, kind });
    if (outcome.refusal) {
      setRefusal(applyRefusal(outcome.refusal, form.setError, fields));
      return;
    }
    showToast(category ? m.inventory_saved({ name }) : m.inventory_added({ name }), { tone: 'success' });
    onClose();
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={category ? m.inventory_edit_title({ name: category.name }) : m.inventory_new_category()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {category ? m.inventory_save() : m.inventory_add_category()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
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
        {!category && (
          <FormField label={m.inventory_kind()} required hint={m.inventory_kind_hint()} error={errors.kind?.message}>
            {(field) => <Select {...field} {...form.register('kind')} options={categories.map((value) => ({ value, label: categoriesName(value) }))} />}
          </FormField>
        )}
        <ErrorMessage problem={refusal} />
      </form>
    </Dialog>
  );
}
