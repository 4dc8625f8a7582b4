import { beforeEach, expect, it } from 'vitest';
import { setPreferences } from '@/ui/preferences';
import { changesIn, factsIn } from './facts';

beforeEach(() => setPreferences({ locale: 'en', digits: 'latn' }));

// J1
it('shows what changed, before and after, each value by its meaning', () => {
  const details = {
    event: 'item.changed',
    changes: [
      { field: 'price', before: { money: 2000 }, after: { money: 2500 } },
      { field: 'name', before: { text: 'Turkish coffee' }, after: { text: 'قهوة تركي' } },
      { field: 'minStock', before: 'nothing', after: { number: 12 } },
      { field: 'active', before: { flag: true }, after: { flag: false } },
    ],
  };
  expect(changesIn(details, 'EGP').map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Price', 'EGP\u00a020.00', 'EGP\u00a025.00'],
    ['Name', 'Turkish coffee', 'قهوة تركي'],
    ['Minimum stock', '–', '12'],
    ['Active', 'yes', 'no'],
  ]);
});

it('spells opening hours out', () => {
  const change = { field: 'openingHours', before: { text: '1 09:00–23:00, 7 10:00–12:00' }, after: { text: '1 09:00–02:00' } };
  const details = { changes: [change] };
  expect(changesIn(details, 'EGP')[0]).toMatchObject({ before: 'Mon 09:00–23:00\nSun 10:00–12:00', after: 'Mon 09:00–02:00' });
});

it('shows counts and notes that changed without a list', () => {
  expect(changesIn({ before: 10, after: 8 }, 'EGP')[0]).toMatchObject({ label: 'Stock', before: '10', after: '8' });
  expect(changesIn({ before: '', after: 'Window seat' }, 'EGP')[0]).toMatchObject({ label: 'Note', before: '–' });
});

it('lists the figures of an event and leaves ids out', () => {
  const details = { event: 'payment.received', payment_id: '0193', invoice_number: 'INV-0007', tender: 'instapay', amount: 3350, change: 0 };
  expect(factsIn(details, 'EGP').map(({ label, value }) => [label, value])).toEqual([
    ['Invoice', 'INV-0007'],
    ['Amount', 'EGP\u00a033.50'],
    ['Tender', 'InstaPay'],
  ]);
});

it('says the rules of booking in words', () => {
  const changes = [
    { field: 'minMinutes', before: 'nothing', after: { number: 90 } },
    { field: 'who', before: { text: 'staff' }, after: { text: 'anybody' } },
    { field: 'hours', before: 'nothing', after: { text: '6 09:00–17:00' } },
  ];
  expect(changesIn({ changes }, 'EGP').map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Shortest', '–', '1 h 30 min'],
    ['Who may book', 'Only the front desk', 'Anybody with the link'],
    ['Opening hours', '–', 'Sat 09:00–17:00'],
  ]);
});
