import { useId, useState } from 'react';
import { Controller } from 'react-hook-form';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ChangeCustomerDocument, CreateCustomerDocument, type CustomerDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Textarea } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { MoneyInput } from '@/ui/MoneyInput';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { Duplicates } from './Duplicates';
import { Phone } from './Phone';
import { StaleCustomer } from './StaleCustomer';
import { useDuplicates } from './useDuplicates';
import { useTypedPhone } from './useTypedPhone';

interface CustomerDialogProps {
  /** Left out for a new one. */
  customer?: CustomerDetailFragment;
  onClose(): void;
  onSaved?(saved: CustomerDetailFragment): void;
}

const fields = { name: 'name', phone: 'phone', email: 'email', notes: 'notes', balanceLimit: 'balanceLimit' } as const;

/** Quick entry of a customer, and the change of one. Mount it to open it. */
export function CustomerDialog({ customer, onClose, onSaved }: CustomerDialogProps) {
  const [create, creating] = useAct(CreateCustomerDocument);
  const [change, changing] = useAct(ChangeCustomerDocument);
  const mayLimit = useMay('ledger.adjust') && customer !== undefined;
  const [refusal, setRefusal] = useState<Refusal>();
  const [limitProblem, setLimitProblem] = useState<string>();
  // The version the form was filled from: what comes in live meanwhile must not pass for seen.
  const [version, setVersion] = useState(customer?.version ?? 0);
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.customers_name_needed()), z.maxLength(120, m.customers_name_long())),
      phone: z.string(),
      email: z.string(),
      notes: z.string().check(z.maxLength(2000, m.customers_notes_long())),
      balanceLimit: z.nullable(z.number()),
    }),
    valuesOf(customer),
  );
  const { errors } = form.formState;
  const [name, phone, email] = form.watch(['name', 'phone', 'email']);
  const typedPhone = useTypedPhone(phone);
  const duplicates = useDuplicates({ name, phone, email }, customer?.id ?? null);
  const busy = creating || changing;
  const alike = refusal?.code === 'customer.duplicate';

  const save = (allowDuplicate: boolean) =>
    form.handleSubmit(async (values) => {
      if (limitProblem) return;
      const input = {
        name: values.name,
        phone: values.phone.trim() || null,
        email: values.email.trim() || null,
        notes: values.notes,
        balanceLimit: mayLimit ? values.balanceLimit : null,
      };
      const outcome = customer
        ? await change({ id: customer.id, input, version, allowDuplicate })
        : await create({ input, allowDuplicate });
      if (outcome.refusal) {
        const duplicate = outcome.refusal.code === 'customer.duplicate';
        setRefusal(duplicate ? outcome.refusal : applyRefusal(outcome.refusal, form.setError, fields));
        return;
      }
      const saved = 'createCustomer' in outcome.data ? outcome.data.createCustomer : outcome.data.changeCustomer;
      showToast(customer ? m.customers_saved({ name: saved.name }) : m.customers_added({ name: saved.name, id: saved.humanId }), {
        tone: 'success',
      });
      onClose();
      onSaved?.(saved);
    });

  return (
    <Dialog
      open
      onClose={onClose}
      title={customer ? m.customers_edit_title({ name: customer.name }) : m.customers_new()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          {alike ? (
            <Button look="primary" busy={busy} onClick={() => void save(true)()}>
              {m.customers_somebody_else()}
            </Button>
          ) : (
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {customer ? m.customers_save() : m.customers_add()}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => void save(false)(event)}
        onChange={() => setRefusal(undefined)}
      >
        <FormField label={m.customers_name()} required error={errors.name?.message}>
          {(field) => <Input {...field} {...form.register('name')} autoComplete="off" autoFocus />}
        </FormField>
        <FormField label={m.customers_phone()} hint={typedPhone.read && typedPhone.read !== phone.trim() ? <SavedAs phone={typedPhone.read} /> : m.customers_phone_hint()} error={errors.phone?.message ?? typedPhone.problem}>
          {(field) => (
            <Input {...field} {...form.register('phone')} type="tel" inputMode="tel" dir="ltr" autoComplete="off" className="figures rtl:text-right" />
          )}
        </FormField>
        <FormField label={m.customers_email()} error={errors.email?.message}>
          {(field) => (
            <Input {...field} {...form.register('email')} type="email" dir="ltr" autoComplete="off" className="rtl:text-right" />
          )}
        </FormField>
        <Duplicates duplicates={duplicates} onOpen={onClose} />
        <FormField label={m.customers_notes()} error={errors.notes?.message}>
          {(field) => <Textarea {...field} {...form.register('notes')} />}
        </FormField>
        {mayLimit && (
          <Controller
            control={form.control}
            name="balanceLimit"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField
                label={m.customers_limit()}
                hint={m.customers_limit_hint()}
                error={limitProblem ?? errors.balanceLimit?.message}
              >
                {(field) => (
                  <MoneyInput
                    {...field}
                    ref={ref}
                    allowNegative
                    value={value}
                    onBlur={onBlur}
                    onValue={(minor, problem) => {
                      onChange(minor);
                      setLimitProblem(problem);
                    }}
                  />
                )}
              </FormField>
            )}
          />
        )}
        {customer && refusal?.code === 'stale' ? (
          <StaleCustomer
            id={customer.id}
            onTakeTheirs={(theirs) => {
              form.reset(valuesOf(theirs));
              setVersion(theirs.version);
              setRefusal(undefined);
            }}
            onKeepMine={(theirs) => {
              setVersion(theirs.version);
              setRefusal(undefined);
            }}
          />
        ) : (
          <ErrorMessage problem={refusal} />
        )}
      </form>
    </Dialog>
  );
}

function SavedAs({ phone }: { phone: string }) {
  return (
    <>
      {m.customers_phone_read()} <Phone phone={phone} />
    </>
  );
}

function valuesOf(customer: CustomerDetailFragment | undefined) {
  return {
    name: customer?.name ?? '',
    phone: customer?.phone ?? '',
    email: customer?.email ?? '',
    notes: customer?.notes ?? '',
    balanceLimit: customer?.balanceLimit ?? 0,
  };
}
