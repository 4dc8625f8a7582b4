import type { EffectKind } from '@/generated/graphql';
import { dayAfter } from '@/ui/format/dates';
import type { RuleForm } from './form';
import { pricesItems } from './words';

const stayHours = 5;

/** How many days later a stay ends that shows a price of days: a week and two days more show one of a week. */
const daysLater: Partial<Record<EffectKind, number>> = { DAY_RATE: 1, WEEK_RATE: 8, WEEKLY_CAP: 8 };

type Asked = Pick<RuleForm, 'kind' | 'weekdays' | 'fromTime' | 'firstDate'>;

/** Wall clock of a stay, or a sale, that shows the rule at work: on its next day; a stay begins an hour before its time of the day. */
export function timesFor(form: Asked, today: string): { from: string; until: string } {
  const first = form.firstDate > today ? form.firstDate : today;
  const days = Array.from({ length: 7 }, (_, ahead) => dayAfter(first, ahead));
  const day = days.find((each) => form.weekdays.length === 0 || form.weekdays.includes(weekdayOf(each))) ?? first;
  const hour = form.fromTime === '' ? 10 : Math.max(0, Number(form.fromTime.slice(0, 2)) - (pricesItems(form.kind) ? 0 : 1));
  const minutes = form.fromTime === '' ? '00' : form.fromTime.slice(3, 5);
  const end = hour + stayHours;
  const last = Array.from({ length: daysLater[form.kind] ?? 0 }).reduce<string>((date) => dayAfter(date), day);
  const at = (date: string, of: number) => `${date}T${String(of).padStart(2, '0')}:${minutes}`;
  return { from: at(day, hour), until: end < 24 ? at(last, end) : at(dayAfter(last), end - 24) };
}

/** 1 (Monday) to 7, of a calendar day. */
function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}
