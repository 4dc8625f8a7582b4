import { describe, expect, it } from 'vitest';
import { canBeTried, formOf, inputOf } from './form';

describe('a rule in the editor', () => {
  const form = {
    ...formOf(undefined),
    name: ' Evenings ',
    price: 4000,
    percent: 2000,
    fromTime: '18:00',
    untilTime: '02:00',
    fromMinute: 60,
    leadFrom: 1440,
    resourceIds: ['a1'],
    itemIds: ['coffee'],
    stockBelow: 5,
  };

  it('sends only what its kind looks at', () => {
    const rate = inputOf(form);
    expect(rate).toMatchObject({ name: 'Evenings', effect: { kind: 'HOURLY_RATE', price: 4000, percent: null, minutes: null } });
    expect(rate.scope).toMatchObject({ fromTime: '18:00', untilTime: '02:00', fromMinute: 60, leadFrom: 1440, resourceIds: ['a1'], itemIds: [], stockBelow: null });
    const item = inputOf({ ...form, kind: 'ITEM_PERCENT_OFF' });
    expect(item.effect).toMatchObject({ price: null, percent: 2000 });
    expect(item.scope).toMatchObject({ resourceIds: [], fromMinute: null, leadFrom: null, itemIds: ['coffee'], stockBelow: 5 });
    expect(inputOf({ ...form, kind: 'MINIMUM_CHARGE' }).scope).toMatchObject({ fromMinute: null });
  });

  it('is tried once it has its figure', () => {
    expect(canBeTried({ ...form, price: null })).toBe(false);
    expect(canBeTried(form)).toBe(true);
    expect(canBeTried({ ...form, untilTime: '' })).toBe(false);
    expect(canBeTried({ ...form, kind: 'PERCENT_OFF', percent: 0 })).toBe(false);
    expect(canBeTried({ ...form, kind: 'METERING', price: null })).toBe(true);
  });
});
