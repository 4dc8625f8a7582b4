import { useId, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CategoriesDocument, ChangeItemDocument, CreateItemDocument, ItemDocument, type ItemRowFragment } from '@/generated/graphql';
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
import { categories, categoryName } from './words';

const fields = { name: 'name', category: 'category', categoryId: 'category', price: 'price', cost: 'cost', minStock: 'minStock', quantity: 'quantity' } as const;

type NumberField = 'price' | 'cost' | 'minStock' | 'quantity';

/** A new item, or the change of one. Mount it to open it. */
export function ItemDialog({ item, onClose }: { item?: ItemRowFragment; onClose(): void }) {
  const [create, creating] = useAct(CreateItemDocument);
  const [change, changing] = useAct(ChangeItemDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [version, setVersion] = useState(item?.version ?? 0);
  // Why the text in a number field is no number.
  const [unreadable, setUnreadable] = useState<Partial<Record<NumberField, string | undefined>>>({});
  const formId = useId();
  const [{ data: shelves }] = useQuery({ query: CategoriesDocument });
  const own = shelves?.categories ?? [];
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.inventory_name_needed()), z.maxLength(80, m.inventory_name_long())),
      // One of the kinds, or the id of a category of the owner's.
      category: z.string(),
      price: z.nullable(z.number()).check(z.refine((price) => price !== null, m.inventory_price_needed())),
      cost: z.nullable(z.number()),
      minStock: z.nullable(z.number()),
      quantity: z.nullable(z.number()),
    }),
    valuesOf(item),
  );
  const { errors } = form.formState;
  const stale = refusal?.code === 'stale';
  const [{ data: saved, stale: asking }] = useQuery({
    query: ItemDocument,
    variables: { id: item?.id ?? '' },
    pause: !stale || !item,
    requestPolicy: 'network-only',
  });
  const theirs = stale && !asking ? saved?.item : undefined;

  const submit = form.handleSubmit(async ({ name, category: chosen, price, cost, minStock, quantity }) => {
    if (price === null || Object.values(unreadable).some(Boolean)) return;
    const shelf = own.find(({ id }) => id === chosen);
    const category = shelf?.kind ?? categories.find((kind) => kind === chosen) ?? 'OTHER';
    const input = { name, category, categoryId: shelf?.id ?? null, price, cost, minStock: minStock ?? 0 };
    const outcome = item ? await change({ id: item.id, input, version }) : await create({ input, quantity: quantity ?? 0 });
    if (outcome.refusal) {
      setRefusal(applyRefusal(outcome.refusal, form.setError, fields));
      return;
    }
    showToast(item ? m.inventory_saved({ name }) : m.inventory_added({ name }), { tone: 'success' });
    onClose();
  });

  function settle(next: ItemRowFragment, take: boolean): void {
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
      title={item ? m.inventory_edit_title({ name: item.name }) : m.inventory_new()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {item ? m.inventory_save() : m.inventory_add()}
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
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.inventory_category()} required error={errors.category?.message}>
            {(field) => (
              <Select
                {...field}
                {...form.register('category')}
                // The owner's categories may come after the form: its choice is set again then.
                key={own.length}
                options={[
                  ...categories.map((value) => ({ value, label: categoryName(value) })),
                  ...own.filter(({ id, archivedAt }) => !archivedAt || id === item?.categoryId).map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </FormField>
          <Controller
            control={form.control}
            name="price"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.inventory_price()} required hint={item && m.inventory_price_hint()} error={unreadable.price ?? errors.price?.message}>
                {(field) => <MoneyInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('price', onChange)} />}
              </FormField>
            )}
          />
          <Controller
            control={form.control}
            name="cost"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.inventory_unit_cost()} hint={m.inventory_item_cost_hint()} error={unreadable.cost ?? errors.cost?.message}>
                {(field) => <MoneyInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('cost', onChange)} />}
              </FormField>
            )}
          />
          {!item && (
            <Controller
              control={form.control}
              name="quantity"
              render={({ field: { value, onChange, onBlur, ref } }) => (
                <FormField label={m.inventory_stock_at_start()} error={unreadable.quantity ?? errors.quantity?.message}>
                  {(field) => <WholeInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('quantity', onChange)} />}
                </FormField>
              )}
            />
          )}
          <Controller
            control={form.control}
            name="minStock"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.inventory_min_stock()} hint={m.inventory_min_stock_hint()} error={unreadable.minStock ?? errors.minStock?.message}>
                {(field) => <WholeInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('minStock', onChange)} />}
              </FormField>
            )}
          />
        </div>
        {stale ? (
          <StaleNotice onTakeTheirs={() => theirs && settle(theirs, true)} onKeepMine={() => theirs && settle(theirs, false)}>
            {theirs && (
              <>
                <bdi className="font-medium">{theirs.name}</bdi>
                <span>{categoryName(theirs.category)}</span>
                <Money value={theirs.price} />
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

function valuesOf(item: ItemRowFragment | undefined): {
  name: string;
  category: string;
  price: number | null;
  cost: number | null;
  minStock: number | null;
  quantity: number | null;
} {
  return {
    name: item?.name ?? '',
    category: item?.categoryId ?? item?.category ?? 'BEVERAGE',
    price: item?.price ?? null,
    cost: item?.cost ?? null,
    minStock: item?.minStock ?? null,
    quantity: null,
  };
}
