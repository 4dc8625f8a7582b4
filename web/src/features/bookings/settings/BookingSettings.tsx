import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { BookingSettingsDocument, ChangeBookingSettingsDocument, type ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { kindsName } from '../kinds';
import { nothing, says, type Choice, type Field } from './choice';
import { choiceOf, inputOf, layerName, saidAbove, termsOf, type Layer } from './layers';
import { SettingsFields } from './SettingsFields';

/** How places are booked: the space, each kind, each place; what is inherited is shown with where it is said (B5). */
export function BookingSettings() {
  const [{ data, error }, ask] = useQuery({ query: BookingSettingsDocument });
  const [filter, setFilters] = useUrlFilters();
  const again = () => ask({ requestPolicy: 'network-only' });
  const layers = data?.bookingSettings;
  const layer = layers?.find((each) => layerName(each) === filter('for')) ?? layers?.[0];
  if (!layers || !layer) {
    return error ? <ErrorState problem={refusalOf(error)} onRetry={again} /> : <LoadingState shape="form" count={8} />;
  }
  const kinds = new Map(data.resources.map(({ id, resourceType }) => [id, resourceType]));
  return (
    <div className="grid max-w-3xl gap-4">
      <p className="text-ink-muted">{m.booking_settings_intro()}</p>
      <FormField label={m.booking_settings_for()} required className="sm:max-w-xs">
        {(field) => (
          <Select
            {...field}
            value={layerName(layer)}
            options={layers.map((each) => ({ value: layerName(each), label: says(choiceOf(each)) ? m.booking_settings_said({ name: nameOf(each) }) : nameOf(each) }))}
            onChange={(event) => setFilters({ for: event.target.value === 'space' ? '' : event.target.value })}
          />
        )}
      </FormField>
      <LayerForm key={layerName(layer)} layer={layer} layers={layers} kinds={kinds} onAskAgain={again} />
    </div>
  );
}

interface LayerFormProps {
  layer: Layer;
  layers: readonly Layer[];
  kinds: ReadonlyMap<string, ResourceType>;
  onAskAgain(): void;
}

function LayerForm({ layer, layers, kinds, onAskAgain }: LayerFormProps) {
  const mayChange = useMay('bookings.settings');
  const [save, busy] = useAct(ChangeBookingSettingsDocument);
  const [choice, setChoice] = useState<Choice>(() => choiceOf(layer));
  const [version, setVersion] = useState(layer.version);
  const [unreadable, setUnreadable] = useState<Partial<Record<Field, string | undefined>>>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const stale = refusal?.code === 'stale';
  const atField = refusal?.field !== undefined && refusal.field in nothing;
  const errors = { ...unreadable, ...(atField && { [refusal.field as Field]: refusal.message }) };

  function choose<Name extends Field>(field: Name, value: Choice[Name], problem?: string): void {
    setRefusal(undefined);
    setUnreadable((now) => ({ ...now, [field]: problem }));
    setChoice((now) => ({ ...now, [field]: value }));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (Object.values(unreadable).some(Boolean)) return;
    const { resourceId = null, resourceType = null } = layer;
    const outcome = await save({ resourceId, resourceType, input: inputOf(choice), version });
    setRefusal(outcome.refusal);
    if (outcome.refusal?.code === 'stale') onAskAgain();
    if (!outcome.data) return;
    setVersion(outcome.data.changeBookingSettings.version);
    onAskAgain();
    showToast(m.booking_settings_saved(), { tone: 'success' });
  }

  /** After somebody else was faster: theirs, or mine over theirs. */
  function settle(take: boolean): void {
    if (take) setChoice(choiceOf(layer));
    setVersion(layer.version);
    setRefusal(undefined);
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {!mayChange && <p className="text-ink-muted">{m.booking_settings_read_only()}</p>}
      <SettingsFields
        above={termsOf(layer)}
        saidAt={(field) => fromName(saidAbove(layer, field, layers, kinds))}
        choice={choice}
        errors={errors}
        readOnly={!mayChange}
        onChoice={choose}
      />
      {stale ? (
        <StaleNotice onTakeTheirs={() => settle(true)} onKeepMine={() => settle(false)}>
          <bdi className="font-medium">{nameOf(layer)}</bdi>
        </StaleNotice>
      ) : ( <ErrorMessage problem={atField ? undefined : refusal} />
      )}
      {mayChange && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit" busy={busy}>
            {m.booking_settings_save()}
          </Button>
          {says(choice) && (
            <Button look="quiet" onClick={() => setChoice(nothing)}>
              {m.booking_settings_clear()}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

function nameOf({ resourceType, resourceName }: Layer): string {
  if (resourceName != null) return resourceName;
  return resourceType ? kindsName(resourceType) : m.booking_settings_everything();
}

function fromName(from: ReturnType<typeof saidAbove>): string {
  if (from === 'usual') return m.booking_settings_usual();
  return from === 'space' ? m.booking_settings_from_space() : m.booking_settings_from_kind({ kind: kindsName(from) });
}
