import { expect, it } from 'vitest';
import { inPaletteOrder, type Found } from './found';

const guest = (id: string, name: string): Found => ({
  __typename: 'Customer',
  id,
  humanId: `C-${id}`,
  name,
  phone: null,
  balance: 0,
  lastVisitAt: null,
  activeSession: null,
  sessions: { nodes: [] },
});
const seat = (name: string): Found => ({ __typename: 'Resource', id: name, name, resourceType: 'SEAT' });
const stay = (customerId: string): Found => ({
  __typename: 'Session',
  id: `stay of ${customerId}`,
  startedAt: '2026-11-20T09:00:00.000Z',
  durationMinutes: 5,
  total: 0,
  overrun: false,
  running: null,
  overnight: false,
  until: null,
  customer: { id: customerId, humanId: `C-${customerId}`, name: 'Amal Saad' },
  resource: { id: 'A3', name: 'A3', resourceType: 'SEAT', ratePerHour: 2000 },
});

const ids = (found: readonly Found[]) => found.map((each) => each.id);

it('puts people first: three letters and Enter mean the regular at the door', () => {
  expect(ids(inPaletteOrder([seat('Amal room'), guest('014', 'Amal Saad')], 'ama'))).toEqual(['014', 'Amal room']);
});

it('puts what is named exactly so before everybody else', () => {
  expect(ids(inPaletteOrder([guest('014', 'Aya A3'), seat('A3')], 'a3'))).toEqual(['A3', '014']);
  expect(ids(inPaletteOrder([seat('C-014 corner'), guest('014', 'Amal Saad')], 'C-٠١٤'))).toEqual(['014', 'C-014 corner']);
});

it('shows a guest who sits here once', () => {
  expect(ids(inPaletteOrder([stay('014'), stay('020'), guest('014', 'Amal Saad')], 'ama'))).toEqual(['014', 'stay of 020']);
});

it('puts whose name begins so before whose name has it inside', () => {
  expect(ids(inPaletteOrder([guest('001', 'Omar Shawky'), guest('002', 'Mariam Fouad')], 'mar'))).toEqual(['002', '001']);
  expect(ids(inPaletteOrder([guest('001', 'كمال أحمد'), guest('002', 'أمال سعد')], 'امال'))).toEqual(['002', '001']);
});
