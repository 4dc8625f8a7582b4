import { useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useLogo } from '@/client/useLogo';
import type { SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ErrorMessage } from '@/ui/states';
import { AddressFields, LogoField } from '../DocumentFields';
import { NameField, ReceiptField } from '../SpaceFields';
import type { SpaceValues } from '../values';
import { useSpaceStep } from './useSpaceStep';

/** How the house presents itself, with what customers get to see beside it. */
export function BrandStep({ space, onNext }: { space: SpaceDetailFragment; onNext(): void }) {
  const { fields, keep } = useSpaceStep(space);
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const refused = await keep();
    setBusy(false);
    setRefusal(refused);
    if (!refused) onNext();
  }

  return (
    <form noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]" onSubmit={(event) => void submit(event)}>
      <div className="grid gap-4">
        <Card>
          <div className="grid gap-5">
            <NameField {...fields} />
            <LogoField {...fields} />
            <AddressFields {...fields} />
            <ReceiptField {...fields} />
          </div>
        </Card>
        <ErrorMessage problem={refusal} />
        <div className="flex justify-end">
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {m.spaces_setup_next()}
          </Button>
        </div>
      </div>
      <ReceiptHead values={fields.values} />
    </form>
  );
}

/** The head and foot of a receipt as they will be printed. */
function ReceiptHead({ values: { name, logo, address, phone, email, receiptNote } }: { values: SpaceValues }) {
  const image = useLogo(logo);
  return (
    <section aria-label={m.spaces_guide_receipt()} className="lg:sticky lg:top-6">
      <p className="mb-2 text-xs text-ink-muted">{m.spaces_guide_receipt()}</p>
      <div className="grid gap-1 rounded-lg border border-line bg-surface px-6 py-7 text-center text-ink shadow-card">
        {image && <img src={image} alt="" className="mx-auto mb-2 max-h-16 max-w-40 rounded-sm bg-paper object-contain p-1" />}
        <p dir="auto" className="text-base font-semibold">
          {name || '—'}
        </p>
        {address && (
          <p dir="auto" className="text-xs whitespace-pre-line text-ink-muted">
            {address}
          </p>
        )}
        {(phone || email) && (
          <p className="text-xs text-ink-muted">
            <bdi dir="ltr">{[phone, email].filter(Boolean).join(' · ')}</bdi>
          </p>
        )}
        <div aria-hidden className="my-4 grid gap-2">
          {[60, 85, 70].map((width) => (
            <span key={width} className="flex justify-between gap-6">
              <span className="h-2 rounded-sm bg-line" style={{ width: `${width * 0.6}%` }} />
              <span className="h-2 w-10 rounded-sm bg-line" />
            </span>
          ))}
        </div>
        {receiptNote && (
          <p dir="auto" className="border-t border-dashed border-line-strong pt-3 text-xs whitespace-pre-line">
            {receiptNote}
          </p>
        )}
      </div>
    </section>
  );
}
