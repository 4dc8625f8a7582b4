import type { OpeningHoursInput, SpaceDetailFragment, SpaceInput } from '@/generated/graphql';

/** The numbers of the settings: each is `null` while its text is none. */
type Numbers = 'taxRate' | 'incrementMinutes' | 'graceMinutes' | 'dueDays' | 'expiringDays';

/** The settings of a space while they are being typed; what a new space leaves out gets its default. */
export interface SpaceValues extends Omit<SpaceInput, 'openingHours' | 'logo' | Numbers> {
  readonly logo?: string | null;
  readonly openingHours: readonly OpeningHoursInput[];
  readonly taxRate: number | null;
  readonly incrementMinutes: number | null;
  readonly graceMinutes: number | null;
  readonly dueDays?: number | null;
  readonly expiringDays?: number | null;
}

/** What is wrong, by the field's name in the API. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

export interface SpaceFieldsProps {
  values: SpaceValues;
  errors: FieldErrors;
  onChange(change: Partial<SpaceValues>, problems?: FieldErrors): void;
}

/** The days in the order an Egyptian week has them; 1 is Monday. */
export const weekdays = [6, 7, 1, 2, 3, 4, 5] as const;

/** What most spaces start with: 09:00 to 23:00 on every day, no tax, time billed by the minute. */
export function firstValues(): SpaceValues {
  return {
    name: '',
    zone: 'Africa/Cairo',
    openingHours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '23:00' })),
    cutOff: '05:00',
    taxMode: 'NONE',
    taxRate: 0,
    taxName: '',
    incrementMinutes: 1,
    graceMinutes: 0,
    allowNegativeStock: false,
    receiptNote: '',
  };
}

export function valuesOf(space: SpaceDetailFragment): SpaceValues {
  return {
    name: space.name,
    zone: space.zone,
    openingHours: space.openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    cutOff: space.cutOff,
    taxMode: space.taxMode,
    taxRate: space.taxRate,
    taxName: space.taxName,
    incrementMinutes: space.incrementMinutes,
    graceMinutes: space.graceMinutes,
    allowNegativeStock: space.allowNegativeStock,
    receiptNote: space.receiptNote,
    taxNumber: space.taxNumber,
    address: space.address,
    phone: space.phone,
    email: space.email,
    logo: space.logo ?? null,
    invoicePrefix: space.invoicePrefix,
    dueDays: space.dueDays,
    dailyTarget: space.dailyTarget ?? null,
    cashShifts: space.cashShifts,
    language: space.language,
    digits: space.digits,
    expiringDays: space.expiringDays,
    receiptWidth: space.receiptWidth,
    backupHour: space.backupHour ?? null,
  };
}

/** The settings as the API takes them; `undefined` while a number is missing. */
export function inputOf(values: SpaceValues): SpaceInput | undefined {
  const { taxRate, incrementMinutes, graceMinutes, dueDays, expiringDays, openingHours, ...rest } = values;
  if (taxRate === null || incrementMinutes === null || graceMinutes === null || dueDays === null || expiringDays === null) return undefined;
  return {
    ...rest,
    openingHours: [...openingHours],
    taxRate,
    incrementMinutes,
    graceMinutes,
    ...(dueDays !== undefined && { dueDays }),
    ...(expiringDays !== undefined && { expiringDays }),
  };
}
