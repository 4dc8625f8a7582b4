import { useState } from 'react';
import { z } from 'zod/mini';
import { pairDisplay } from '@/client/waysIn';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { ErrorMessage } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';

/** A tablet becomes a display by the code that the desk made. */
export function PairForm() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useZodForm(z.object({ code: z.string().check(z.trim(), z.minLength(8, m.displays_pair_needed())) }), { code: '' });

  const submit = form.handleSubmit(async ({ code }) => {
    setBusy(true);
    const refused = await pairDisplay(code);
    setBusy(false);
    setRefusal(refused && applyRefusal(refused, form.setError, { code: 'code' }));
  });

  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-16">
        <Brand className="mb-8" />
        <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.displays_pair_title()}</h1>
        <p className="mt-1.5 mb-7 text-ink-muted">{m.displays_pair_hint()}</p>
        <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <FormField label={m.displays_pair_code()} required error={form.formState.errors.code?.message}>
            {(field) => (
              <Input
                {...field}
                {...form.register('code')}
                dir="ltr"
                autoFocus
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                placeholder="ABCD-2345"
                className="h-14 text-center text-2xl tracking-widest uppercase"
              />
            )}
          </FormField>
          <ErrorMessage problem={refusal} />
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {m.displays_pair()}
          </Button>
        </form>
      </main>
    </div>
  );
}
