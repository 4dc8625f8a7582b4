import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { BackupScheduleDocument, ChangeSpaceDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatLocalTime } from '@/ui/format/dates';
import { LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** At which hour a backup is made by itself; saved as soon as it is chosen. */
export function ScheduleCard() {
  const [{ data }] = useQuery({ query: BackupScheduleDocument });
  const [change, busy] = useAct(ChangeSpaceDocument);
  const space = data?.space;

  async function choose(chosen: string): Promise<void> {
    if (!space) return;
    const { openingHours } = space;
    const outcome = await change({
      input: {
        name: space.name,
        zone: space.zone,
        openingHours: openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
        cutOff: space.cutOff,
        taxMode: space.taxMode,
        taxRate: space.taxRate,
        taxName: space.taxName,
        incrementMinutes: space.incrementMinutes,
        graceMinutes: space.graceMinutes,
        allowNegativeStock: space.allowNegativeStock,
        receiptNote: space.receiptNote,
        backupHour: chosen === 'off' ? null : Number(chosen),
      },
      version: space.version,
    });
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else showToast(m.data_schedule_saved(), { tone: 'success' });
  }

  return (
    <Card title={m.data_schedule()}>
      {space ? (
        <FormField label={m.data_schedule_hour()} hint={m.data_schedule_hint()} required>
          {(field) => (
            <Select
              {...field}
              className="max-w-60"
              disabled={busy}
              value={space.backupHour == null ? 'off' : String(space.backupHour)}
              onChange={(event) => void choose(event.target.value)}
              options={[
                { value: 'off', label: m.data_schedule_off() },
                ...hours.map((hour) => ({ value: String(hour), label: formatLocalTime(`${String(hour).padStart(2, '0')}:00`) })),
              ]}
            />
          )}
        </FormField>
      ) : (
        <LoadingState shape="form" count={1} />
      )}
    </Card>
  );
}
