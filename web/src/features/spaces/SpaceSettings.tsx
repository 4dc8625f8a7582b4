import { useRef, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ChangeSpaceDocument, SpaceSettingsDocument, type SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { HoursField } from './HoursField';
import { CutOffField, MeteringFields, NameField, ReceiptField, StockField, TaxFields, ZoneField } from './SpaceFields';
import { inputOf, valuesOf, type FieldErrors, type SpaceFieldsProps } from './values';

/** The settings of the space, all on one page. */
export function SpaceSettings() {
  const [{ data, error }, ask] = useQuery({ query: SpaceSettingsDocument });
  if (data) return <SpaceForm key={data.space.id} space={data.space} onAskAgain={() => ask({ requestPolicy: 'network-only' })} />;
  if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  return <LoadingState shape="form" count={8} />;
}

const fields = new Set<string>(['name', 'zone', 'openingHours', 'cutOff', 'taxRate', 'taxName', 'incrementMinutes', 'graceMinutes', 'receiptNote']);

function SpaceForm({ space, onAskAgain }: { space: SpaceDetailFragment; onAskAgain(): void }) {
  const mayWrite = useMay('spaces.write');
  const [change, busy] = useAct(ChangeSpaceDocument);
  const [values, setValues] = useState(() => valuesOf(space));
  // The version the form was filled from: what comes in live meanwhile must not pass for seen.
  const [version, setVersion] = useState(space.version);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useRef<HTMLFormElement>(null);
  const changed = JSON.stringify(values) !== JSON.stringify(valuesOf(space));

  const props: SpaceFieldsProps = {
    values,
    errors,
    onChange: (part, problems) => {
      setValues((before) => ({ ...before, ...part }));
      setErrors((before) => ({ ...before, ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])), ...problems }));
    },
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const input = inputOf(values);
    if (!input) {
      setErrors((before) => ({
        ...before,
        ...(values.taxRate === null && { taxRate: before.taxRate ?? m.ui_percent_needed() }),
        ...(values.incrementMinutes === null && { incrementMinutes: before.incrementMinutes ?? m.ui_whole_needed() }),
        ...(values.graceMinutes === null && { graceMinutes: before.graceMinutes ?? m.ui_whole_needed() }),
      }));
      focusFirstInvalid(form.current);
      return;
    }
    const outcome = await change({ input, version });
    if (outcome.refusal) {
      const { field, message, code } = outcome.refusal;
      const own = field !== undefined && fields.has(field);
      setErrors(own ? { [field]: message } : {});
      setRefusal(own ? undefined : outcome.refusal);
      if (own) focusFirstInvalid(form.current);
      if (code === 'stale') onAskAgain();
      return;
    }
    const saved = outcome.data.changeSpace;
    setValues(valuesOf(saved));
    setVersion(saved.version);
    setErrors({});
    setRefusal(undefined);
    showToast(m.spaces_saved(), { tone: 'success' });
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      {!mayWrite && <p className="mb-4 text-ink-muted">{m.spaces_read_only()}</p>}
      <fieldset disabled={!mayWrite} className="grid max-w-3xl gap-4">
        <Card title={m.spaces_general()}>
          <div className="grid gap-4 sm:grid-cols-2">
            <NameField {...props} />
            <ZoneField {...props} />
          </div>
        </Card>
        <Card title={m.spaces_opening_hours()}>
          <div className="grid gap-5">
            <HoursField value={values.openingHours} error={errors.openingHours} onChange={(openingHours) => props.onChange({ openingHours })} />
            <CutOffField {...props} />
          </div>
        </Card>
        <Card title={m.spaces_metering()}>
          <MeteringFields {...props} />
        </Card>
        <Card title={m.spaces_tax()}>
          <TaxFields {...props} />
        </Card>
        <Card title={m.spaces_receipt()}>
          <ReceiptField {...props} />
        </Card>
        <Card title={m.spaces_stock()}>
          <StockField {...props} />
        </Card>
        {refusal?.code === 'stale' ? (
          <StaleNotice
            onTakeTheirs={() => {
              setValues(valuesOf(space));
              setVersion(space.version);
              setRefusal(undefined);
            }}
            onKeepMine={() => {
              setVersion(space.version);
              setRefusal(undefined);
            }}
          >
            {space.version !== version && <bdi>{space.name}</bdi>}
          </StaleNotice>
        ) : (
          <ErrorMessage problem={refusal} />
        )}
        {mayWrite && (
          <div
            className={classes(
              'flex items-center justify-end gap-3 rounded-lg border border-line bg-surface px-4 py-3',
              changed && 'sticky bottom-16 z-10 shadow-pop sm:bottom-4',
            )}
          >
            <p aria-live="polite" className="me-auto text-ink-muted">
              {changed ? m.spaces_unsaved() : m.spaces_all_saved()}
            </p>
            {changed && <Button onClick={() => setValues(valuesOf(space))}>{m.spaces_discard()}</Button>}
            <Button type="submit" look="primary" busy={busy} disabled={!changed}>
              {m.spaces_save()}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
