/** A customer walks in, drinks, pays and leaves, while somebody else looks on. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';
import { latin, type Language } from '../support/words';

const names = {
  en: { guest: 'Mariam Fouad', typed: 'mar', coffee: 'Turkish coffee', sandwich: 'Cheese sandwich', language: 'en' },
  ar: { guest: 'مريم فؤاد', typed: 'مري', coffee: 'قهوة تركي', sandwich: 'ساندوتش جبنة', language: 'ar' },
} as const;

/** In piastres: 35 minutes at 30.00 an hour, 60 at 40.00, a coffee at 45.00 and a sandwich at 80.00. */
const bill = { first: 1_750, second: 4_000, coffee: 4_500, sandwich: 8_000, total: 18_250, cash: 10_000, instapay: 8_250 };

for (const language of ['en', 'ar'] as const) {
  test(`a regular arrives, drinks, moves, pays and leaves (${language})`, async ({ house, arrive }) => {
    const { guest, typed, coffee, sandwich } = names[language];
    const ids = {
      guest: await house.addCustomer(guest, '01012345678'),
      coffee: await house.addItem(coffee, 'BEVERAGE', bill.coffee, 20),
      sandwich: await house.addItem(sandwich, 'MEAL', bill.sandwich, 10),
    };
    await house.addCustomer('Karim Lotfy');
    await house.addPlace('A1', 3_000);
    await house.addPlace('B1', 4_000, 'DESK');

    await house.stopTheClock();

    const desk = await arrive(staff.email, language);
    const other = await arrive(owner.email, language);
    await expect(place(other.page, 'A1')).toHaveAttribute('data-state', 'free');

    // Three keystrokes and Enter.
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByRole('combobox', { name: desk.say('ui_palette_title') }).waitFor();
    await desk.page.keyboard.type(typed);
    await desk.page.keyboard.press('Enter');
    await expect(place(desk.page, 'A1')).toContainText(guest);
    await expect(place(other.page, 'A1')).toContainText(guest);
    await place(other.page, 'A1').click();
    const seen = other.page.getByRole('region', { name: other.say('sessions_bill_so_far') });

    await place(desk.page, 'A1').click();
    const shelf = desk.page.getByRole('region', { name: desk.say('sessions_items') });
    await shelf.getByRole('button', { name: coffee }).click();
    await shelf.getByRole('button', { name: coffee }).click();
    await shelf.getByRole('button', { name: sandwich }).click();
    await expect(seen.getByText(coffee)).toHaveCount(2);
    await expect(seen.getByText(sandwich)).toHaveCount(1);

    await voidOne(desk, coffee);
    await expect(seen.getByText(other.say('sessions_voided')).first()).toBeVisible();

    await house.advance(35);
    await desk.page.getByRole('button', { name: desk.say('sessions_move'), exact: true }).click();
    await desk.page.getByRole('region', { name: desk.say('sessions_move_to') }).getByRole('button', { name: /^B1/ }).click();
    await expect(other.page.getByRole('dialog')).toContainText('B1');
    await house.advance(60);

    await desk.page.getByRole('button', { name: desk.say('sessions_end_and_pay') }).click();
    await payInParts(desk);
    await expect(other.page.getByRole('dialog')).toContainText(other.say('sessions_ended'));

    await receiptShowsEveryLine(desk, [coffee, sandwich]);
    await historyReadsAsAStory(desk, house, ids.guest, language);
    await everythingAgrees(house, other, ids);
  });
}

test('what comes late moves nothing under the finger', async ({ house, arrive }) => {
  const { guest, coffee, sandwich } = names.en;
  const customer = await house.addCustomer(guest, '01012345678');
  const item = await house.addItem(coffee, 'BEVERAGE', bill.coffee, 1);
  await house.addItem(sandwich, 'MEAL', bill.sandwich, 10);
  const resource = await house.addPlace('A1', 3_000);
  await house.ask('mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }', { c: customer, r: resource });
  const { page, say } = await arrive(staff.email, 'en');

  // What was taken most and whether they have a plan come after the shelf is shown.
  let letCome = () => {};
  const late = new Promise<void>((come) => (letCome = come));
  await page.route('**/graphql', async (route) => {
    if (/"operationName":"(RecentConsumptions|RunningPlan)"/.test(route.request().postData() ?? '')) await late;
    await route.continue();
  });
  await place(page, 'A1').click();
  const shelf = page.getByRole('region', { name: say('sessions_items') });
  const buttons = shelf.getByRole('listitem').getByRole('button');
  await expect(buttons).toHaveCount(2);
  const before = await boxes(buttons);

  // The last coffee goes, too.
  await shelf.getByRole('button', { name: coffee }).click();
  await expect(page.getByRole('region', { name: say('sessions_bill_so_far') }).getByText(coffee)).toBeVisible();
  letCome();
  await expect(page.getByRole('link', { name: say('subscriptions_sell') })).toBeVisible();
  await expect(shelf.getByRole('button', { name: coffee })).toBeDisabled();
  expect(await boxes(buttons)).toEqual(before);
  expect((await house.ask('query($i: ID!) { item(id: $i) { quantity } }', { i: item })).item.quantity).toBe(0);
});

/** What each button says first, and where it stands. */
async function boxes(buttons: Locator): Promise<unknown[]> {
  const each = await buttons.all();
  return Promise.all(each.map(async (button) => [await button.locator('bdi').first().textContent(), await button.boundingBox()]));
}

function place(page: Page, name: string) {
  return page.locator(`[data-place="${name}"]`);
}

async function voidOne({ page, say }: Desk, item: string): Promise<void> {
  const soFar = page.getByRole('region', { name: say('sessions_bill_so_far') });
  await soFar.getByRole('button', { name: say('sessions_void_item', { item }) }).first().click();
  await soFar.getByRole('button', { name: say('sessions_void'), exact: true }).click();
  await expect(soFar.getByText(say('sessions_voided')).first()).toBeVisible();
}

/** 100.00 in cash, the rest by InstaPay. */
async function payInParts({ page, say }: Desk): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(say('payments_cash_given')).fill('100');
  await sheet.getByRole('button', { name: say('payments_add') }).click();
  await sheet.getByRole('radio', { name: say('payments_instapay') }).last().check();
  await sheet.getByLabel(say('payments_reference')).fill('IP20261120');
  await expect.poll(async () => latin((await sheet.textContent()) ?? '')).toContain('182.50');
  await page.keyboard.press('Control+Enter');
  await expect(sheet.getByRole('status').filter({ hasText: say('sessions_still_due') })).toBeVisible();
}

async function receiptShowsEveryLine({ page, say }: Desk, items: string[]): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: say('sessions_receipt') }).click();
  const receipt = (await opened).getByRole('article');
  await expect(receipt).toContainText('INV-0001');
  for (const item of items) await expect(receipt).toContainText(item);
  const text = latin((await receipt.textContent()) ?? '');
  for (const amount of ['17.50', '40.00', '45.00', '80.00', '182.50', '100.00', '82.50', 'A1', 'B1', 'IP20261120']) expect(text).toContain(amount);
  await (await opened).close();
}

async function historyReadsAsAStory({ page }: Desk, house: House, customer: string, language: Language): Promise<void> {
  const query = 'query($c: ID!) { journal(customerId: $c, first: 50) { nodes { event sentence } } }';
  const entries: { event: string; sentence: string }[] = (await house.ask(query, { c: customer }, language)).journal.nodes;
  expect(entries.map(({ event }) => event).reverse()).toEqual([
    'customer.created', 'session.started', 'item.consumed', 'item.consumed', 'item.consumed', 'consumption.voided', 'session.moved',
    'session.ended', 'invoice.issued', 'payment.received', 'payment.received',
  ]);
  await page.goto(`/history?customer=${customer}`);
  for (const { sentence } of entries) await expect(page.getByText(sentence).first()).toBeVisible();
}

/** Stock, ledger, invoice and the figures of the day, to the piastre. */
async function everythingAgrees(house: House, { page }: Desk, ids: Record<'guest' | 'coffee' | 'sandwich', string>): Promise<void> {
  const found = await house.ask(
    `query($g: ID!, $c: ID!, $s: ID!) {
      coffee: item(id: $c) { quantity movements { nodes { kind quantity } } } sandwich: item(id: $s) { quantity }
      customer(id: $g) { balance spent visits owed ledger { nodes { amount } }
        invoices { nodes { invoiceNumber total tax paidAmount due status lineItems { quantity amount tax total } payments { tender amount reference } } } }
      dayOverview { revenue timeRevenue itemRevenue tax receivedTotal owed received { tender amount } sessionsStarted sessionsEnded activeSessions invoices } }`,
    { g: ids.guest, c: ids.coffee, s: ids.sandwich },
  );
  expect(found.coffee.quantity).toBe(19);
  expect(found.coffee.movements.nodes.map((each: { quantity: number }) => each.quantity)).toEqual([1, -1, -1, 20]);
  expect(found.sandwich.quantity).toBe(9);
  const { customer } = found;
  expect(customer).toMatchObject({ balance: 0, spent: bill.total, visits: 1, owed: 0, ledger: { nodes: [] } });
  const [invoice] = customer.invoices.nodes;
  expect(invoice).toMatchObject({ invoiceNumber: 'INV-0001', total: bill.total, paidAmount: bill.total, due: 0, status: 'PAID' });
  expect(invoice.lineItems.map((line: { total: number }) => line.total)).toEqual([bill.first, bill.second, bill.coffee, bill.sandwich]);
  expect(invoice.lineItems.reduce((sum: number, line: { tax: number }) => sum + line.tax, 0)).toBe(invoice.tax);
  expect(invoice.payments).toMatchObject([
    { tender: 'CASH', amount: bill.cash, reference: '' },
    { tender: 'INSTAPAY', amount: bill.instapay, reference: 'IP20261120' },
  ]);
  expect(found.dayOverview).toMatchObject({
    revenue: bill.total, timeRevenue: bill.first + bill.second, itemRevenue: bill.coffee + bill.sandwich, tax: invoice.tax, receivedTotal: bill.total,
    owed: 0, sessionsStarted: 1, sessionsEnded: 1, activeSessions: 0, invoices: 1,
  });
  await page.goto('/reports');
  await expect.poll(async () => latin((await page.getByRole('main').textContent()) ?? '')).toContain('182.50');
}
