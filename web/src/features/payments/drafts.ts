import type { PaymentInput, Tender } from '@/generated/graphql';
import type { Minor } from '@/ui/format/money';

/** One way of paying while it is being filled in. */
export interface Draft {
  readonly key: number;
  readonly tender: Tender;
  /** What was typed: for cash what is handed over, else what is paid. `rest`: whatever is still to be paid. */
  readonly typed: Minor | 'rest' | null;
  /** Why what was typed is not an amount, in words. */
  readonly unreadable?: string | undefined;
  readonly reference: string;
  /** Cash beyond what is due stays on the customer's account and is not given back. */
  readonly keepsChange: boolean;
}

export type DraftProblem = 'amount-needed' | 'zero' | 'not-needed' | 'beyond-balance' | 'beyond-due' | 'reference-needed';

/** A draft with its figures worked out against what is due. */
export interface Reckoned {
  readonly draft: Draft;
  /** Received for the invoice. */
  readonly amount: Minor;
  /** Handed over; more than `amount` only for cash. */
  readonly given: Minor;
  readonly change: Minor;
  readonly problem: DraftProblem | undefined;
}

/** What the payments on screen come to. All in minor units. */
export interface PaymentsSummary {
  readonly received: Minor;
  /** Still owed after these payments. */
  readonly remaining: Minor;
  /** Cash to give back. */
  readonly change: Minor;
  /** Goes to the customer's balance (M9). */
  readonly toBalance: Minor;
  /** Every payment can be sent as it is. */
  readonly complete: boolean;
}

/** Transfers are found again by their reference. */
export function needsReference(tender: Tender): boolean {
  return tender === 'INSTAPAY' || tender === 'WALLET';
}

/** Works the drafts out in the order money is counted: fixed amounts, cash, then what takes the rest. */
export function reckon(drafts: readonly Draft[], due: Minor, spendable: Minor): readonly Reckoned[] {
  let rest = due;
  const amounts = new Map<number, { amount: Minor; given: Minor }>();
  for (const { key, tender, typed } of drafts) {
    if (tender === 'CASH' || typed === 'rest') continue;
    amounts.set(key, { amount: typed ?? 0, given: typed ?? 0 });
    rest -= typed ?? 0;
  }
  for (const { key, tender, typed, keepsChange } of drafts) {
    if (tender !== 'CASH' || typed === 'rest') continue;
    const given = typed ?? 0;
    const amount = keepsChange ? given : Math.min(given, Math.max(rest, 0));
    amounts.set(key, { amount, given });
    rest -= amount;
  }
  for (const { key, tender, typed } of drafts) {
    if (typed !== 'rest') continue;
    const amount = Math.max(0, tender === 'BALANCE' ? Math.min(rest, spendable) : rest);
    amounts.set(key, { amount, given: amount });
    rest -= amount;
  }
  return drafts.map((draft) => {
    const { amount, given } = amounts.get(draft.key) ?? { amount: 0, given: 0 };
    return { draft, amount, given, change: given - amount, problem: problemOf(draft, amount, due, spendable) };
  });
}

function problemOf(draft: Draft, amount: Minor, due: Minor, spendable: Minor): DraftProblem | undefined {
  if (draft.typed === null) return 'amount-needed';
  if (draft.typed === 0) return 'zero';
  if (draft.typed === 'rest' && amount === 0) return undefined;
  if (amount === 0) return 'not-needed';
  if (draft.tender === 'BALANCE' && amount > spendable) return 'beyond-balance';
  if (draft.tender === 'BALANCE' && amount > due) return 'beyond-due';
  if (needsReference(draft.tender) && draft.reference.trim() === '') return 'reference-needed';
  return undefined;
}

/** What the reckoned payments come to. */
export function summarise(rows: readonly Reckoned[], due: Minor): PaymentsSummary {
  const received = rows.reduce((sum, row) => sum + row.amount, 0);
  return {
    received,
    remaining: Math.max(0, due - received),
    change: rows.reduce((sum, row) => sum + row.change, 0),
    toBalance: Math.max(0, received - due),
    complete: rows.every((row) => row.problem === undefined),
  };
}

/** The payments as the API takes them; a row that has nothing left to pay is left out. */
export function paymentInputs(rows: readonly Reckoned[]): PaymentInput[] {
  return rows
    .filter((row) => row.amount > 0)
    .map(({ draft, amount, given }) => ({
      tender: draft.tender,
      amount,
      ...(given > amount && { given }),
      ...(draft.reference.trim() !== '' && { reference: draft.reference.trim() }),
    }));
}

/** Egypt's notes, in whole pounds; other currencies are paid with similar steps. */
const notes = [5, 10, 20, 50, 100, 200];
const suggestions = 3;

/** Round sums people hand over for `due`: the next multiples of the notes. */
export function quickCash(due: Minor, exponent: number): readonly Minor[] {
  if (due <= 0) return [];
  const sums = notes.map((note) => {
    const step = note * 10 ** exponent;
    const over = due % step;
    return over === 0 ? due : due + step - over;
  });
  return [...new Set(sums)].filter((sum) => sum > due).toSorted((a, b) => a - b).slice(0, suggestions);
}
