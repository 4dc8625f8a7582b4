/** A plan from its sale to its end: sold and renewed, paused and taken up again, and a stay that outlives one. */
import type { Locator } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, type House } from '../support/house';
import { latin } from '../support/words';

/** In piastres: a week at 900.00, and half an hour at 30.00 after the last day of a plan. */
const price = { week: 90_000, rate: 3_000, after: 1_500 };
const hour = 60;
const day = 24 * hour;

for (const language of ['en', 'ar'] as const) {
  test(`a plan is sold, renewed and paused (${language})`, async ({ house, arrive }) => {
    const guest = await house.addCustomer(language === 'ar' ? 'منى الشريف' : 'Mona El-Sherif', '01012345678');
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;

    // Sold at the customer's page, in cash.
    await page.goto(`/customers/${guest}?tab=plans`);
    await page.getByRole('button', { name: say('subscriptions_sell') }).click();
    const sale = page.getByRole('dialog', { name: say('subscriptions_sell'), exact: true });
    await expect(sale.getByRole('radio').first()).toBeChecked();
    await shows(sale, '900.00');
    await sale.getByRole('button', { name: say.like('subscriptions_take') }).click();
    const first = page.getByRole('dialog', { name: 'Weekly', exact: true });
    await expect(first.getByText(say('subscriptions_state_running'), { exact: true })).toBeVisible();
    const running = page.url();

    // Renewed early, to be paid later: it queues.
    await first.getByRole('button', { name: say('subscriptions_renew'), exact: true }).click();
    const renewal = page.getByRole('dialog', { name: say('subscriptions_renew_title', { plan: 'Weekly' }) });
    await renewal.getByRole('radio', { name: say('subscriptions_pay_later') }).check();
    await renewal.getByRole('button', { name: say('subscriptions_renew'), exact: true }).click();
    await expect(renewal).toHaveCount(0);
    await expect(first.getByText(say('subscriptions_state_queued'), { exact: true })).toBeVisible();
    await shows(first, '27 ');
    await shows(first, '900.00');

    // Paused: the end moves, and so does what waits behind it.
    await page.goto(running);
    await first.getByRole('button', { name: say('subscriptions_pause'), exact: true }).click();
    const pause = page.getByRole('dialog', { name: say('subscriptions_pause_title', { plan: 'Weekly' }) });
    await pause.getByLabel(say('subscriptions_pause_until')).fill('2026-11-30');
    await expect(pause.getByRole('listitem')).toHaveCount(2);
    await pause.getByRole('button', { name: say('subscriptions_pause'), exact: true }).click();
    await expect(pause).toHaveCount(0);
    await expect(first.getByText(say('subscriptions_state_paused'), { exact: true }).first()).toBeVisible();
    expect(await runsOf(house, guest)).toEqual(['QUEUED 2026-12-07 2026-12-13', 'PAUSED 2026-11-20 2026-12-06']);

    // Two days later they are back.
    await house.stopTheClock();
    await house.advance(2 * day);
    await page.reload();
    await first.getByRole('button', { name: say('subscriptions_resume'), exact: true }).click();
    await expect(first.getByText(say('subscriptions_state_running'), { exact: true })).toBeVisible();
    expect(await runsOf(house, guest)).toEqual(['QUEUED 2026-11-29 2026-12-05', 'RUNNING 2026-11-20 2026-11-28']);

    // The list knows, in words; the history tells it.
    await page.goto('/subscriptions?tab=waiting');
    await expect(page.getByRole('row').filter({ hasText: 'Weekly' })).toHaveCount(1);
    await historyTells(desk, house, guest);
    const { customer } = await house.ask('query($id: ID!) { customer(id: $id) { owed spent customerType } }', { id: guest });
    expect(customer).toEqual({ owed: price.week, spent: 2 * price.week, customerType: 'WEEKLY' });
  });

  test(`what was not used goes back when a plan is cancelled (${language})`, async ({ house, arrive }) => {
    const guest = await house.addCustomer('Omar Hegazy');
    const run = await sellWeek(house, guest, price.week);
    const { page, say } = await arrive(owner.email, language);
    await page.goto(`/subscriptions?run=${run}`);
    const sheet = page.getByRole('dialog', { name: 'Weekly', exact: true });
    await sheet.getByRole('button', { name: say('subscriptions_cancel') }).click();
    const dialog = page.getByRole('dialog', { name: say('subscriptions_cancel_title', { plan: 'Weekly' }) });
    await shows(dialog, '900.00');
    await dialog.getByLabel(say('subscriptions_reason')).fill('Travels');
    await dialog.getByRole('button', { name: say('subscriptions_cancel') }).click();
    await expect(sheet.getByText(say('subscriptions_state_cancelled'), { exact: true })).toBeVisible();
    const found = await house.ask(
      `query($r: ID!, $c: ID!) { subscription(id: $r) { state }
        customer(id: $c) { customerType owed invoices { nodes { total creditedAmount refundedAmount due } } } }`,
      { r: run, c: guest },
    );
    expect(found).toEqual({
      subscription: { state: 'CANCELLED' },
      customer: {
        customerType: 'VISITOR',
        owed: 0,
        invoices: { nodes: [{ total: price.week, creditedAmount: price.week, refundedAmount: price.week, due: 0 }] },
      },
    });
  });

  test(`a stay that outlives its plan is billed from midnight on (${language})`, async ({ house, arrive }) => {
    const guest = await house.addCustomer('Nour Fathy');
    const seat = await house.addPlace('A1', price.rate);
    const run = await sellWeek(house, guest, price.week);
    await house.stopTheClock();
    // From ten in the morning of the first day to ten in the evening of the last.
    await house.advance(6 * day + 12 * hour);
    const start = 'mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }';
    const session: string = (await house.ask(start, { c: guest, r: seat })).startSession.id;
    const { page, say } = await arrive(owner.email, language);
    await page.goto(`/?session=${session}`);
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('Weekly');

    await house.advance(2 * hour + 30);
    await page.goto(`/?checkout=${session}`);
    // Two hours by the plan at nothing, half an hour at the rate of the place.
    await shows(sheet, '15.00');
    await expect(sheet).toContainText('Weekly');
    await page.keyboard.press('Control+Enter');
    await expect(sheet.getByRole('button', { name: say('ui_done') })).toBeVisible();

    const found = await house.ask(
      `query($c: ID!, $s: ID!) { subscription(id: $s) { state coveredMinutes }
        customer(id: $c) { customerType invoices { nodes { total lineItems { kind quantity amount } } } } }`,
      { c: guest, s: run },
    );
    expect(found.subscription).toEqual({ state: 'ENDED', coveredMinutes: 2 * hour });
    expect(found.customer.customerType).toBe('VISITOR');
    expect(found.customer.invoices.nodes[0]).toEqual({
      total: price.after,
      lineItems: [
        { kind: 'TIME', quantity: 2 * hour, amount: 0 },
        { kind: 'TIME', quantity: 30, amount: price.after },
      ],
    });
  });
}

/** Whatever digits the reader has. */
async function shows(where: Locator, text: string): Promise<void> {
  await expect.poll(async () => latin((await where.textContent()) ?? '')).toContain(text);
}

/** Sells the house's plan of seven days, paid by card. */
async function sellWeek(house: House, customerId: string, amount: number): Promise<string> {
  const { plans } = await house.ask('{ plans { id days } }');
  const planId = plans.find((plan: { days: number }) => plan.days === 7).id;
  const sell = 'mutation($input: SellPlanInput!) { sellPlan(input: $input) { id } }';
  return (await house.ask(sell, { input: { customerId, planId, payments: [{ tender: 'CARD', amount }] } })).sellPlan.id;
}

/** The runs of a customer, the one that ends last first. */
async function runsOf(house: House, id: string): Promise<string[]> {
  const { subscriptions } = await house.ask('query($id: ID!) { subscriptions(customerId: $id) { nodes { state startsOn endsOn } } }', { id });
  return subscriptions.nodes.map((run: Record<'state' | 'startsOn' | 'endsOn', string>) => `${run.state} ${run.startsOn} ${run.endsOn}`);
}

async function historyTells({ page }: Desk, house: House, customer: string): Promise<void> {
  const query = 'query($c: ID!) { journal(customerId: $c, first: 50) { nodes { event } } }';
  const entries: { event: string }[] = (await house.ask(query, { c: customer })).journal.nodes;
  const told = entries.map(({ event }) => event).filter((event) => event.startsWith('subscription.'));
  expect(told.reverse()).toEqual([
    'subscription.sold', 'subscription.renewed', 'subscription.paused', 'subscription.moved', 'subscription.resumed', 'subscription.moved',
  ]);
  await page.goto(`/history?customer=${customer}&kind=subscription`);
  await expect(page.getByText('Weekly').first()).toBeVisible();
}
