import { expect, test } from 'vitest';
import { nothing, type Choice, type Terms } from './choice';
import { choiceOf, inputOf, layerName, saidAbove, type Layer } from './layers';

const usual: Terms = {
  hours: null, leadMinutes: 0, advanceDays: 366, minMinutes: 30, maxMinutes: 1_440, granularityMinutes: 15, who: 'MEMBERS', approval: false,
  approvalMinutes: 1_440, holdMinutes: 10, noShowGraceMinutes: 15, noShowFee: 0, freeUntilMinutes: 1_440, cancellationFee: 0,
};

function layer(of: Partial<Pick<Layer, 'resourceType' | 'resourceId'>>, own: Partial<Choice> = {}): Layer {
  return { resourceType: null, resourceId: null, resourceName: null, version: 0, inherited: usual, own: { ...nothing, ...own }, ...of } as Layer;
}

const kinds = new Map([['a1', 'DESK' as const]]);

// B5
test('a setting is told where it is said: nearest to the place', () => {
  const [space, desks, place] = [layer({}, { minMinutes: 60, maxMinutes: 120 }), layer({ resourceType: 'DESK' }, { minMinutes: 90 }), layer({ resourceId: 'a1' })];
  const layers = [space, desks, place];
  expect(layers.map(layerName)).toEqual(['space', 'DESK', 'a1']);
  expect(saidAbove(place, 'minMinutes', layers, kinds)).toBe('DESK');
  expect(saidAbove(place, 'maxMinutes', layers, kinds)).toBe('space');
  expect(saidAbove(place, 'holdMinutes', layers, kinds)).toBe('usual');
  expect(saidAbove(desks, 'minMinutes', layers, kinds)).toBe('space');
  expect(saidAbove(space, 'minMinutes', layers, kinds)).toBe('usual');
});

test('what is sent is what is said, and nothing of the answer beside it', () => {
  const own = { ...nothing, hours: [{ __typename: 'OpeningHours', weekday: 1, opens: '09:00', closes: '17:00' }], approval: true };
  const choice = choiceOf({ ...layer({}), own: { __typename: 'BookingSettingsChoice', ...own } } as Layer);
  expect(inputOf(choice)).toEqual({ ...nothing, approval: true, hours: [{ weekday: 1, opens: '09:00', closes: '17:00' }] });
});
