import type { CustomerType, EffectKind, ItemCategory, PriceRuleRowFragment, ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatCalendarDay, formatLocalTime, weekdayName } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { formatMoney } from '@/ui/format/money';
import { formatPercent } from '@/ui/format/percent';

export const effectKinds: readonly EffectKind[] = [
  'HOURLY_RATE', 'DAY_RATE', 'WEEK_RATE', 'PERCENT_OFF', 'PACKAGE', 'DAILY_CAP', 'DAY_PASS', 'WEEKLY_CAP', 'MINIMUM_CHARGE', 'METERING', 'ITEM_PRICE', 'ITEM_PERCENT_OFF',
];
export const resourceTypes: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];
export const customerTypes: readonly CustomerType[] = ['VISITOR', 'WEEKLY', 'HALF_MONTHLY', 'MONTHLY'];
export const itemCategories: readonly ItemCategory[] = ['BEVERAGE', 'SNACK', 'MEAL', 'OTHER'];
/** As a week reads in Egypt: Saturday first. */
export const weekdays: readonly number[] = [6, 7, 1, 2, 3, 4, 5];

export const pricesItems = (kind: EffectKind): boolean => kind === 'ITEM_PRICE' || kind === 'ITEM_PERCENT_OFF';

export function effectName(kind: EffectKind): string {
  switch (kind) {
    case 'HOURLY_RATE':
      return m.pricing_effect_hourly_rate();
    case 'DAY_RATE':
      return m.pricing_effect_day_rate();
    case 'WEEK_RATE':
      return m.pricing_effect_week_rate();
    case 'PERCENT_OFF':
      return m.pricing_effect_percent_off();
    case 'PACKAGE':
      return m.pricing_effect_package();
    case 'DAILY_CAP':
      return m.pricing_effect_daily_cap();
    case 'DAY_PASS':
      return m.pricing_effect_day_pass();
    case 'WEEKLY_CAP':
      return m.pricing_effect_weekly_cap();
    case 'MINIMUM_CHARGE':
      return m.pricing_effect_minimum_charge();
    case 'METERING':
      return m.pricing_effect_metering();
    case 'ITEM_PRICE':
      return m.pricing_effect_item_price();
    case 'ITEM_PERCENT_OFF':
      return m.pricing_effect_item_percent_off();
  }
}

export function effectHint(kind: EffectKind): string {
  switch (kind) {
    case 'HOURLY_RATE':
      return m.pricing_hint_hourly_rate();
    case 'DAY_RATE':
      return m.pricing_hint_day_rate();
    case 'WEEK_RATE':
      return m.pricing_hint_week_rate();
    case 'PERCENT_OFF':
      return m.pricing_hint_percent_off();
    case 'PACKAGE':
      return m.pricing_hint_package();
    case 'DAILY_CAP':
      return m.pricing_hint_daily_cap();
    case 'DAY_PASS':
      return m.pricing_hint_day_pass();
    case 'WEEKLY_CAP':
      return m.pricing_hint_weekly_cap();
    case 'MINIMUM_CHARGE':
      return m.pricing_hint_minimum_charge();
    case 'METERING':
      return m.pricing_hint_metering();
    case 'ITEM_PRICE':
      return m.pricing_hint_item_price();
    case 'ITEM_PERCENT_OFF':
      return m.pricing_hint_item_percent_off();
  }
}

export function placeName(type: ResourceType): string {
  switch (type) {
    case 'SEAT':
      return m.pricing_place_seat();
    case 'DESK':
      return m.pricing_place_desk();
    case 'ROOM':
      return m.pricing_place_room();
    case 'EVENT_SPACE':
      return m.pricing_place_event_space();
  }
}

export function guestName(type: CustomerType): string {
  switch (type) {
    case 'VISITOR':
      return m.pricing_guest_visitor();
    case 'WEEKLY':
      return m.pricing_guest_weekly();
    case 'HALF_MONTHLY':
      return m.pricing_guest_half_monthly();
    case 'MONTHLY':
      return m.pricing_guest_monthly();
  }
}

export function shelfName(category: ItemCategory): string {
  switch (category) {
    case 'BEVERAGE':
      return m.pricing_shelf_beverage();
    case 'SNACK':
      return m.pricing_shelf_snack();
    case 'MEAL':
      return m.pricing_shelf_meal();
    case 'OTHER':
      return m.pricing_shelf_other();
  }
}

/** What the price of a rule is the price of. */
export function priceName(kind: EffectKind): string {
  switch (kind) {
    case 'HOURLY_RATE':
      return m.pricing_price_of_hour();
    case 'DAY_RATE':
    case 'DAILY_CAP':
    case 'DAY_PASS':
      return m.pricing_price_of_day();
    case 'WEEK_RATE':
    case 'WEEKLY_CAP':
      return m.pricing_price_of_week();
    default:
      return m.pricing_price();
  }
}

/** What a rule does, in a few words with its figures. */
export function effectWords({ effect }: PriceRuleRowFragment, currency: string): string {
  const price = formatMoney(effect.price ?? 0, currency);
  const percent = formatPercent(effect.percent ?? 0);
  switch (effect.kind) {
    case 'HOURLY_RATE':
      return m.pricing_does_hourly_rate({ price });
    case 'DAY_RATE':
      return m.pricing_does_day_rate({ price });
    case 'WEEK_RATE':
      return m.pricing_does_week_rate({ price });
    case 'PERCENT_OFF':
    case 'ITEM_PERCENT_OFF':
      return m.pricing_does_percent_off({ percent });
    case 'PACKAGE':
      return m.pricing_does_package({ price, length: formatMinutes(effect.minutes ?? 0) });
    case 'DAILY_CAP':
      return m.pricing_does_daily_cap({ price });
    case 'DAY_PASS':
      return m.pricing_does_day_pass({ price });
    case 'WEEKLY_CAP':
      return m.pricing_does_weekly_cap({ price });
    case 'MINIMUM_CHARGE':
      return m.pricing_does_minimum_charge({ price });
    case 'METERING':
      return m.pricing_does_metering({ step: formatMinutes(effect.incrementMinutes ?? 1), grace: formatMinutes(effect.graceMinutes ?? 0) });
    case 'ITEM_PRICE':
      return m.pricing_does_item_price({ price });
    default:
      return '';
  }
}

interface Names {
  readonly places: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
}

/** Where and when a rule holds, a few words each; nothing for one that holds everywhere. */
export function scopeWords({ scope }: PriceRuleRowFragment, names: Names): readonly string[] {
  const words: string[] = [];
  const some = (list: readonly string[]) => {
    if (list.length > 0) words.push(list.length > 4 ? m.pricing_and_more({ list: listed(list.slice(0, 3)), count: formatNumber(list.length - 3) }) : listed(list));
  };
  const named = (ids: readonly string[], of: ReadonlyMap<string, string>) => ids.map((id) => of.get(id) ?? m.pricing_gone());
  some([...scope.resourceTypes.map(placeName), ...named(scope.resourceIds, names.places)]);
  some([...scope.itemCategories.map(shelfName), ...named(scope.itemIds, names.items)]);
  if (scope.weekdays.length > 0) words.push(listed(weekdays.filter((day) => scope.weekdays.includes(day)).map((day) => weekdayName(day, 'short'))));
  if (scope.fromTime && scope.untilTime) words.push(`${formatLocalTime(scope.fromTime)}–${formatLocalTime(scope.untilTime)}`);
  if (scope.firstDate && scope.lastDate) {
    words.push(m.pricing_dates_between({ first: formatCalendarDay(scope.firstDate), last: formatCalendarDay(scope.lastDate) }));
  } else if (scope.firstDate) words.push(m.pricing_dates_from({ first: formatCalendarDay(scope.firstDate) }));
  else if (scope.lastDate) words.push(m.pricing_dates_until({ last: formatCalendarDay(scope.lastDate) }));
  some([...scope.customerTypes.map(guestName), ...scope.customers.map(({ name }) => name)]);
  if (scope.fromMinute) words.push(m.pricing_after_length({ length: formatMinutes(scope.fromMinute) }));
  if (scope.untilMinute) words.push(m.pricing_within_length({ length: formatMinutes(scope.untilMinute) }));
  if (scope.leadFrom) words.push(m.pricing_booked_ahead({ length: formatMinutes(scope.leadFrom) }));
  if (scope.leadUntil) words.push(m.pricing_booked_late({ length: formatMinutes(scope.leadUntil) }));
  if (scope.stockBelow) words.push(m.pricing_stock_below_words({ count: formatNumber(scope.stockBelow) }));
  return words;
}

function listed(names: readonly string[]): string {
  return names.join(m.pricing_comma());
}
