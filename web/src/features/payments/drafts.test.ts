import { describe, expect, it } from 'vitest';
import { paymentInputs, quickCash, reckon, summarise, type Draft } from './drafts';

let key = 0;
const draft = (tender: Draft['tender'], typed: Draft['typed'], more: Partial<Draft> = {}): Draft => ({
  key: key++,
  tender,
  typed,
  reference: '',
  keepsChange: false,
  ...more,
});

describe('reckoning payments', () => {
  it('lets the untouched row take what the others leave', () => {
    const rows = reckon([draft('CASH', 10_000), draft('INSTAPAY', 'rest', { reference: 'IPN 4471' })], 13_350, 0);
    expect(paymentInputs(rows)).toEqual([
      { tender: 'CASH', amount: 10_000 },
      { tender: 'INSTAPAY', amount: 3_350, reference: 'IPN 4471' },
    ]);
    expect(summarise(rows, 13_350)).toEqual({ received: 13_350, remaining: 0, change: 0, toBalance: 0, complete: true });
  });

  it('gives change for cash beyond what is due, after the other tenders', () => {
    const rows = reckon([draft('CASH', 20_000), draft('CARD', 3_350)], 13_350, 0);
    expect(paymentInputs(rows)).toEqual([
      { tender: 'CASH', amount: 10_000, given: 20_000 },
      { tender: 'CARD', amount: 3_350 },
    ]);
    expect(summarise(rows, 13_350).change).toBe(10_000);
  });

  // M9
  it('puts kept change and overpaid cards on the balance', () => {
    const kept = reckon([draft('CASH', 20_000, { keepsChange: true })], 13_350, 0);
    expect(summarise(kept, 13_350)).toMatchObject({ change: 0, toBalance: 6_650, remaining: 0 });
    const card = reckon([draft('CARD', 15_000)], 13_350, 0);
    expect(summarise(card, 13_350)).toMatchObject({ change: 0, toBalance: 1_650 });
  });

  it('leaves the rest owed when less is paid', () => {
    const rows = reckon([draft('CASH', 5_000)], 13_350, 0);
    expect(summarise(rows, 13_350)).toMatchObject({ remaining: 8_350, toBalance: 0, complete: true });
  });

  // M10
  it('takes from the balance only what is there and what is due', () => {
    expect(reckon([draft('BALANCE', 'rest')], 13_350, 4_000)[0]?.amount).toBe(4_000);
    expect(reckon([draft('BALANCE', 5_000)], 13_350, 4_000)[0]?.problem).toBe('beyond-balance');
    expect(reckon([draft('BALANCE', 5_000)], 4_500, 9_000)[0]?.problem).toBe('beyond-due');
  });

  it('says what is missing in a row', () => {
    expect(reckon([draft('CARD', null)], 100, 0)[0]?.problem).toBe('amount-needed');
    expect(reckon([draft('CARD', 0)], 100, 0)[0]?.problem).toBe('zero');
    expect(reckon([draft('WALLET', 'rest')], 100, 0)[0]?.problem).toBe('reference-needed');
    expect(reckon([draft('CARD', 100), draft('CASH', 500)], 100, 0)[1]?.problem).toBe('not-needed');
  });

  it('sends nothing when nothing is due', () => {
    const rows = reckon([draft('CASH', 'rest')], 0, 0);
    expect(paymentInputs(rows)).toEqual([]);
    expect(summarise(rows, 0).complete).toBe(true);
  });
});

describe('quick cash', () => {
  it('offers the next round sums above what is due', () => {
    expect(quickCash(13_350, 2)).toEqual([13_500, 14_000, 15_000]);
    expect(quickCash(10_000, 2)).toEqual([20_000]);
    expect(quickCash(0, 2)).toEqual([]);
  });
});
