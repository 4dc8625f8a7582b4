import type { CustomerType, EffectKind, ItemCategory, PriceRuleInput, PriceRuleRowFragment, ResourceType } from '@/generated/graphql';
import { pricesItems } from './words';

/** A rule as it stands in the editor; what has no place in its kind is kept but not sent. */
export interface RuleForm {
  readonly name: string;
  readonly kind: EffectKind;
  readonly price: number | null;
  readonly percent: number | null;
  readonly minutes: number | null;
  readonly incrementMinutes: number | null;
  readonly graceMinutes: number | null;
  readonly resourceTypes: readonly ResourceType[];
  readonly resourceIds: readonly string[];
  readonly weekdays: readonly number[];
  readonly fromTime: string;
  readonly untilTime: string;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly customerTypes: readonly CustomerType[];
  readonly customers: readonly Guest[];
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
  /** Booked at least, or less than, so many minutes ahead. */
  readonly leadFrom: number | null;
  readonly leadUntil: number | null;
  readonly itemCategories: readonly ItemCategory[];
  readonly itemIds: readonly string[];
  readonly stockBelow: number | null;
}

export interface Guest {
  readonly id: string;
  readonly name: string;
}

export type Change = Partial<RuleForm>;

export function formOf(rule: PriceRuleRowFragment | undefined): RuleForm {
  const effect = rule?.effect;
  const scope = rule?.scope;
  return {
    name: rule?.name ?? '',
    kind: effect?.kind ?? 'HOURLY_RATE',
    price: effect?.price ?? null,
    percent: effect?.percent ?? null,
    minutes: effect?.minutes ?? 240,
    incrementMinutes: effect?.incrementMinutes ?? 15,
    graceMinutes: effect?.graceMinutes ?? 0,
    resourceTypes: scope?.resourceTypes ?? [],
    resourceIds: scope?.resourceIds ?? [],
    weekdays: scope?.weekdays ?? [],
    fromTime: scope?.fromTime ?? '',
    untilTime: scope?.untilTime ?? '',
    firstDate: scope?.firstDate ?? '',
    lastDate: scope?.lastDate ?? '',
    customerTypes: scope?.customerTypes ?? [],
    customers: scope?.customers ?? [],
    fromMinute: scope?.fromMinute ?? null,
    untilMinute: scope?.untilMinute ?? null,
    leadFrom: scope?.leadFrom ?? null,
    leadUntil: scope?.leadUntil ?? null,
    itemCategories: scope?.itemCategories ?? [],
    itemIds: scope?.itemIds ?? [],
    stockBelow: scope?.stockBelow ?? null,
  };
}

/** Whether a rule of this kind can depend on how long somebody stays. */
export const hasLength = (kind: EffectKind): boolean => !pricesItems(kind) && kind !== 'METERING' && kind !== 'MINIMUM_CHARGE';

/** The form as the server takes it. */
export function inputOf(form: RuleForm): PriceRuleInput {
  const { kind } = form;
  const items = pricesItems(kind);
  const length = hasLength(kind);
  return {
    name: form.name.trim(),
    effect: {
      kind,
      price: kind === 'PERCENT_OFF' || kind === 'ITEM_PERCENT_OFF' || kind === 'METERING' ? null : form.price,
      percent: kind === 'PERCENT_OFF' || kind === 'ITEM_PERCENT_OFF' ? form.percent : null,
      minutes: kind === 'PACKAGE' ? form.minutes : null,
      incrementMinutes: kind === 'METERING' ? form.incrementMinutes : null,
      graceMinutes: kind === 'METERING' ? form.graceMinutes : null,
    },
    scope: {
      resourceTypes: items ? [] : [...form.resourceTypes],
      resourceIds: items ? [] : [...form.resourceIds],
      weekdays: [...form.weekdays],
      fromTime: form.fromTime || null,
      untilTime: form.untilTime || null,
      firstDate: form.firstDate || null,
      lastDate: form.lastDate || null,
      customerTypes: [...form.customerTypes],
      customerIds: form.customers.map(({ id }) => id),
      fromMinute: length ? form.fromMinute : null,
      untilMinute: length ? form.untilMinute : null,
      leadFrom: items ? null : form.leadFrom,
      leadUntil: items ? null : form.leadUntil,
      itemCategories: items ? [...form.itemCategories] : [],
      itemIds: items ? [...form.itemIds] : [],
      stockBelow: items ? form.stockBelow : null,
    },
  };
}

/** Whether it says enough to be tried on an example. */
export function canBeTried(form: RuleForm): boolean {
  if ((form.fromTime === '') !== (form.untilTime === '')) return false;
  switch (form.kind) {
    case 'PERCENT_OFF':
    case 'ITEM_PERCENT_OFF':
      return (form.percent ?? 0) > 0;
    case 'METERING':
      return (form.incrementMinutes ?? 0) > 0;
    default:
      return form.price !== null;
  }
}
