import { HoursField } from '@/features/spaces/opening';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Select } from '@/ui/fields';
import { PercentInput } from '@/ui/PercentInput';
import { WholeInput } from '@/ui/WholeInput';
import type { Choice, Field, Terms, Who } from './choice';
import { LengthInput } from './LengthInput';
import { SettingRow } from './SettingRow';
import { daysInWords, everyWho, feeInWords, lengthInWords, whoName, yesOrNo } from './words';

interface SettingsFieldsProps {
  /** What holds without a choice here. */
  above: Terms;
  /** Where a setting is said when it is not said here. */
  saidAt(field: Field): string;
  choice: Choice;
  errors: Readonly<Partial<Record<Field, string | undefined>>>;
  readOnly: boolean;
  onChoice<Name extends Field>(field: Name, value: Choice[Name], problem?: string): void;
}

type MinuteField = 'leadMinutes' | 'minMinutes' | 'maxMinutes' | 'approvalMinutes' | 'holdMinutes' | 'noShowGraceMinutes' | 'freeUntilMinutes';
type FeeField = 'noShowFee' | 'cancellationFee';

/** Steps that divide a day evenly. */
const steps = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1_440];

/** Every setting of how places are booked, by what it is about. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { above, choice, readOnly, onChoice } = props;
  const row = (field: Field, inherited: string) => ({
    inherited,
    from: props.saidAt(field),
    chosen: choice[field] !== null,
    error: props.errors[field],
    readOnly,
    onChoose: (chosen: boolean) => onChoice(field, chosen ? (above[field] ?? choice[field]) : null),
  });
  const length = (name: MinuteField, label: string, hint: string) => (
    <SettingRow label={label} hint={hint} {...row(name, lengthInWords(above[name]))}>
      {(field) => (
        <LengthInput {...field} label={label} value={choice[name]} onValue={(minutes, problem) => onChoice(name, minutes ?? 0, problem)} />
      )}
    </SettingRow>
  );
  const fee = (name: FeeField, label: string, hint: string) => (
    <SettingRow label={label} hint={hint} {...row(name, feeInWords(above[name]))}>
      {(field) => <PercentInput {...field} className="w-32" value={choice[name]} onValue={(points, problem) => onChoice(name, points ?? 0, problem)} />}
    </SettingRow>
  );
  return (
    <fieldset disabled={readOnly} className="grid gap-4">
      <Card title={m.booking_settings_who_title()}>
        <SettingRow label={m.booking_settings_who()} {...row('who', whoName(above.who))}>
          {(field) => (
            <Select
              {...field}
              value={choice.who ?? above.who}
              options={everyWho.map((value) => ({ value, label: whoName(value) }))}
              onChange={(event) => onChoice('who', event.target.value as Who)}
            />
          )}
        </SettingRow>
        <SettingRow label={m.booking_settings_approval()} hint={m.booking_settings_approval_hint()} {...row('approval', yesOrNo(above.approval))}>
          {(field) => (
            <Select
              {...field}
              value={(choice.approval ?? above.approval) ? 'yes' : 'no'}
              options={[
                { value: 'yes', label: yesOrNo(true) },
                { value: 'no', label: yesOrNo(false) },
              ]}
              onChange={(event) => onChoice('approval', event.target.value === 'yes')}
            />
          )}
        </SettingRow>
        {length('approvalMinutes', m.booking_settings_approval_minutes(), m.booking_settings_approval_minutes_hint())}
      </Card>
      <Card title={m.booking_settings_when_title()}>
        <SettingRow
          label={m.booking_settings_hours_of_its_own()}
          hint={m.booking_settings_hours_hint()}
          {...row('hours', above.hours ? m.booking_settings_hours_special() : m.booking_settings_hours_of_space())}
          onChoose={(chosen) => onChoice('hours', chosen ? (above.hours ?? usualHours) : null)}
        >
          {() => <HoursField value={choice.hours ?? []} onChange={(hours) => onChoice('hours', hours)} />}
        </SettingRow>
        {length('leadMinutes', m.booking_settings_lead(), m.booking_settings_lead_hint())}
        <SettingRow label={m.booking_settings_advance()} hint={m.booking_settings_advance_hint()} {...row('advanceDays', daysInWords(above.advanceDays))}>
          {(field) => (
            <span className="flex items-center gap-2">
              <span className="w-20">
                <WholeInput {...field} value={choice.advanceDays} onValue={(count, problem) => onChoice('advanceDays', count ?? 0, problem)} />
              </span>
              {m.booking_settings_days()}
            </span>
          )}
        </SettingRow>
      </Card>
      <Card title={m.booking_settings_length_title()}>
        {length('minMinutes', m.booking_settings_min(), m.booking_settings_min_hint())}
        {length('maxMinutes', m.booking_settings_max(), m.booking_settings_max_hint())}
        <SettingRow label={m.booking_settings_steps()} hint={m.booking_settings_steps_hint()} {...row('granularityMinutes', lengthInWords(above.granularityMinutes))}>
          {(field) => (
            <Select
              {...field}
              value={String(choice.granularityMinutes ?? above.granularityMinutes)}
              options={[...new Set([...steps, choice.granularityMinutes ?? above.granularityMinutes])]
                .toSorted((one, other) => one - other)
                .map((minutes) => ({ value: String(minutes), label: lengthInWords(minutes) }))}
              onChange={(event) => onChoice('granularityMinutes', Number(event.target.value))}
            />
          )}
        </SettingRow>
      </Card>
      <Card title={m.booking_settings_off_title()}>
        {length('freeUntilMinutes', m.booking_settings_free_until(), m.booking_settings_free_until_hint())}
        {fee('cancellationFee', m.booking_settings_cancellation_fee(), m.booking_settings_cancellation_fee_hint())}
        {length('noShowGraceMinutes', m.booking_settings_grace(), m.booking_settings_grace_hint())}
        {fee('noShowFee', m.booking_settings_no_show_fee(), m.booking_settings_no_show_fee_hint())}
        {length('holdMinutes', m.booking_settings_hold(), m.booking_settings_hold_hint())}
      </Card>
    </fieldset>
  );
}

/** What hours of its own begin with. */
const usualHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
