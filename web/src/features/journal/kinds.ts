import { m } from '@/locales/compiled/messages.js';

/** What the history can be narrowed to: each stands for every event whose name begins so. */
export function kindsOfEvents(): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: 'session', label: m.journal_sessions() },
    { value: 'item', label: m.journal_items() },
    { value: 'consumption', label: m.journal_voids() },
    { value: 'invoice', label: m.journal_invoices() },
    { value: 'payment', label: m.journal_payments() },
    { value: 'refund', label: m.journal_refunds() },
    { value: 'credit_note', label: m.journal_credit_notes() },
    { value: 'balance', label: m.journal_balances() },
    { value: 'price_rule', label: m.journal_prices() },
    { value: 'coupon', label: m.journal_coupons() },
    { value: 'customer', label: m.journal_customers() },
    { value: 'subscription', label: m.journal_subscriptions() },
    { value: 'plan', label: m.journal_plans() },
    { value: 'resource', label: m.journal_resources() },
    { value: 'stock', label: m.journal_stock() },
    { value: 'user', label: m.journal_users() },
    { value: 'space', label: m.journal_space() },
    { value: 'data', label: m.data_data() },
  ];
}
