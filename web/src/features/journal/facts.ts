import type { Tender } from '@/generated/graphql';
import { tenderName } from '@/features/payments';
import { m } from '@/locales/compiled/messages.js';
import { formatLocalTime, weekdayName } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { formatMoney } from '@/ui/format/money';
import { formatPercent } from '@/ui/format/percent';

/** A field that changed, ready to show. */
export interface ShownChange {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Something the event says besides. */
export interface Fact {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

type Details = Readonly<Record<string, unknown>>;

function record(value: unknown): Details {
  return typeof value === 'object' && value !== null ? (value as Details) : {};
}

/** The fields an event changed, before and after. */
export function changesIn(details: unknown, currency: string): readonly ShownChange[] {
  const { changes, before, after } = record(details);
  if (Array.isArray(changes)) {
    return changes.map(record).map((change) => {
      const field = String(change.field);
      return {
        field,
        label: fieldName(field),
        before: shown(field, change.before, currency),
        after: shown(field, change.after, currency),
      };
    });
  }
  if (before === undefined || after === undefined) return [];
  const text = (value: unknown) => (typeof value === 'number' ? formatNumber(value) : plain(value));
  const field = typeof before === 'number' ? 'stock' : 'note';
  return [{ field, label: fieldName(field), before: text(before), after: text(after) }];
}

/** Fields that are lengths, in minutes. */
const lengths = new Set([
  'leadMinutes', 'minMinutes', 'maxMinutes', 'granularityMinutes', 'approvalMinutes', 'holdMinutes', 'noShowGraceMinutes', 'freeUntilMinutes',
]);

const whoMayBook: Readonly<Record<string, () => string>> = {
  staff: m.booking_settings_who_staff,
  members: m.booking_settings_who_members,
  anybody: m.booking_settings_who_anybody,
};

/** A value of a change comes with its meaning: `{"money": 2500}`, `{"text": "…"}`, `"nothing"`. */
function shown(field: string, value: unknown, currency: string): string {
  const { text, number, money, flag } = record(value);
  if (typeof money === 'number') return formatMoney(money, currency);
  if (typeof flag === 'boolean') return flag ? m.journal_yes() : m.journal_no();
  if (field === 'taxRate') return formatPercent(Number(number ?? text ?? 0));
  if (typeof number === 'number') return lengths.has(field) ? formatMinutes(number) : formatNumber(number);
  if ((field === 'openingHours' || field === 'hours') && typeof text === 'string') return openingHours(text);
  if (field === 'who' && typeof text === 'string') return whoMayBook[text]?.() ?? text;
  return plain(text);
}

function plain(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : m.journal_nothing();
}

/** The hours are kept as `1 09:00–23:00, 2 …`, Monday first, so that any reader's language can name the days. */
function openingHours(text: string): string {
  const openings = [...text.matchAll(/([1-7]) (\d\d:\d\d)–(\d\d:\d\d)/g)];
  if (openings.length === 0) return m.journal_never_open();
  return openings
    .map(([, weekday = '1', opens = '', closes = '']) => {
      const day = weekdayName(Number(weekday), 'short');
      return `${day} ${formatLocalTime(opens)}–${formatLocalTime(closes)}`;
    })
    .join('\n');
}

function fieldName(field: string): string {
  const names: Readonly<Record<string, () => string>> = {
    name: m.journal_field_name,
    phone: m.journal_field_phone,
    email: m.journal_field_email,
    notes: m.journal_field_note,
    note: m.journal_field_note,
    balanceLimit: m.journal_field_balance_limit,
    role: m.journal_field_role,
    active: m.journal_field_active,
    resourceType: m.journal_field_kind,
    ratePerHour: m.journal_field_rate,
    capacity: m.journal_field_capacity,
    parent: m.resources_part_of,
    turnaroundMinutes: m.resources_turnaround,
    hours: m.booking_settings_hours_of_its_own,
    leadMinutes: m.booking_settings_lead,
    advanceDays: m.booking_settings_advance,
    minMinutes: m.booking_settings_min,
    maxMinutes: m.booking_settings_max,
    granularityMinutes: m.booking_settings_steps,
    who: m.booking_settings_who,
    approval: m.booking_settings_approval,
    approvalMinutes: m.booking_settings_approval_minutes,
    holdMinutes: m.booking_settings_hold,
    noShowGraceMinutes: m.booking_settings_grace,
    noShowFee: m.booking_settings_no_show_fee,
    freeUntilMinutes: m.booking_settings_free_until,
    cancellationFee: m.booking_settings_cancellation_fee,
    position: m.journal_field_position,
    category: m.journal_field_category,
    price: m.journal_field_price,
    access: m.journal_field_access,
    minStock: m.journal_field_min_stock,
    percent: m.pricing_percent,
    amount: m.pricing_amount,
    minutes: m.pricing_package_length,
    effect: m.pricing_effect,
    weekdays: m.pricing_weekdays,
    band: m.pricing_when,
    dates: m.pricing_holds,
    places: m.pricing_where,
    guests: m.pricing_who,
    items: m.pricing_which_items,
    fromMinute: m.pricing_from_length,
    untilMinute: m.pricing_until_length,
    leadFrom: m.pricing_lead_from,
    leadUntil: m.pricing_lead_until,
    stockBelow: m.pricing_stock_below,
    code: m.pricing_code,
    maxUses: m.pricing_max_uses,
    maxPerCustomer: m.pricing_max_per_customer,
    stock: m.journal_field_stock,
    zone: m.journal_field_zone,
    openingHours: m.journal_field_opening_hours,
    cutOff: m.journal_field_cut_off,
    taxMode: m.journal_field_tax_mode,
    taxRate: m.journal_field_tax_rate,
    taxName: m.journal_field_tax_name,
    incrementMinutes: m.journal_field_increment,
    graceMinutes: m.journal_field_grace,
    allowNegativeStock: m.journal_field_negative_stock,
    receiptNote: m.journal_field_receipt_note,
    taxNumber: m.spaces_tax_number,
    address: m.spaces_address,
    logo: m.spaces_logo,
    invoicePrefix: m.spaces_invoice_prefix,
    dueDays: m.spaces_due_days,
    dailyTarget: m.spaces_daily_target,
    cashShifts: m.spaces_cash_shifts,
    language: m.spaces_language,
    digits: m.spaces_digits,
    expiringDays: m.spaces_expiring_days,
    receiptWidth: m.spaces_receipt_width,
    backupHour: m.data_schedule,
  };
  return names[field]?.() ?? field;
}

/** The figures and words of an event that are worth a line of their own. */
export function factsIn(details: unknown, currency: string): readonly Fact[] {
  const given = record(details);
  const money = (value: unknown) => (typeof value === 'number' ? formatMoney(value, currency) : undefined);
  const some = (show: typeof money) => (value: unknown) => (value === 0 ? undefined : show(value));
  const count = (value: unknown) => (typeof value === 'number' ? formatNumber(value) : undefined);
  const words = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const tender = (value: unknown) => (typeof value === 'string' ? tenderName(value.toUpperCase() as Tender) : undefined);
  const known: readonly (readonly [string, string, (value: unknown) => string | undefined])[] = [
    ['human_id', m.journal_fact_number(), words],
    ['invoice_number', m.journal_fact_invoice(), words],
    ['credit_note_number', m.journal_fact_credit_note(), words],
    ['rate_per_hour', m.journal_field_rate(), money],
    ['quantity', m.journal_fact_quantity(), count],
    ['minutes', m.journal_fact_minutes(), count],
    ['price', m.journal_field_price(), money],
    ['amount', m.journal_fact_amount(), money],
    ['total', m.journal_fact_total(), money],
    ['tender', m.journal_fact_tender(), tender],
    ['change', m.journal_fact_change(), some(money)],
    ['to_balance', m.journal_fact_to_balance(), some(money)],
    ['balance', m.journal_fact_balance(), money],
    ['stock', m.journal_field_stock(), count],
    ['min_stock', m.journal_field_min_stock(), count],
    ['added', m.journal_fact_added(), count],
    ['duplicates', m.journal_fact_duplicates(), count],
    ['rejected', m.journal_fact_rejected(), count],
    ['email', m.journal_field_email(), words],
    ['device', m.journal_fact_device(), words],
    ['reason', m.journal_fact_reason(), words],
  ];
  return known.flatMap(([field, label, show]) => {
    const value = show(given[field]);
    return value === undefined ? [] : [{ field, label, value }];
  });
}
