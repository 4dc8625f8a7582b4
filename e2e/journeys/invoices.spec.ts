/** Money after the stay: corrected when it was part-paid, billed by hand, asked for when it is late, settled together. */
import { expect, test, type Desk } from '../support/desk';
import { owner, type House } from '../support/house';
import { latin } from '../support/words';

const day = 24 * 60;
const names = {
  en: { guest: 'Mariam Fouad', typed: 'mari', work: 'Day use, team of five', reason: 'The air conditioning broke' },
  ar: { guest: 'مريم فؤاد', typed: 'مريم', work: 'استخدام يومي لفريق من خمسة', reason: 'تعطل التكييف' },
} as const;

for (const language of ['en', 'ar'] as const) {
  // M6, M7: an hour at 30.00, 20.00 of it paid; 25.00 taken back lowers what is due by 10.00, and 15.00 go back.
  test(`a credit note on a part-paid invoice (${language})`, async ({ house, arrive }) => {
    const { guest, reason } = names[language];
    const customer = await house.addCustomer(guest);
    const place = await house.addPlace('A1', 3_000);
    await house.stopTheClock();
    const id = await anHour(house, customer, place, 2_000);
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;
    await page.goto(`/invoices/${id}`);
    await page.getByRole('button', { name: say('invoices_credit'), exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('checkbox', { name: 'A1' }).check();
    await sheet.getByLabel(say('invoices_credit_of', { line: 'A1' })).fill('25');
    await sheet.getByLabel(say('invoices_reason')).fill(reason);
    await expect.poll(async () => latin((await sheet.textContent()) ?? '')).toContain('15.00');
    await sheet.getByRole('button', { name: say('invoices_credit_do') }).click();
    await expect(sheet).toHaveCount(0);

    await expect(page.getByText('CN-0001').first()).toBeVisible();
    await expect(page.getByText(say('invoices_paid'), { exact: true }).first()).toBeVisible();
    expect(await figures(house, id)).toMatchObject({ total: 3_000, paidAmount: 2_000, creditedAmount: 2_500, refundedAmount: 1_500, due: 0, status: 'PAID' });
    await statementCloses(desk, house, customer, 0);
  });

  // M5, M8, M9
  test(`a manual invoice runs late, is reminded and settled with another (${language})`, async ({ house, arrive }) => {
    const { guest, typed, work } = names[language];
    const customer = await house.addCustomer(guest, '01012345678');
    await house.addCustomer('Karim Lotfy');
    await house.stopTheClock();
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;

    await page.goto('/invoices');
    await page.getByRole('button', { name: say('invoices_new') }).click();
    const sheet = page.getByRole('dialog');
    const who = sheet.getByRole('combobox', { name: say('invoices_customer') });
    await who.fill(typed);
    await page.getByRole('option', { name: guest }).click();
    await expect(who).toHaveValue(guest);
    await sheet.getByLabel(say('invoices_description')).fill(work);
    await sheet.getByLabel(say('invoices_quantity')).fill('5');
    await sheet.getByLabel(say('invoices_unit_price')).fill('120');
    await sheet.getByLabel(say('invoices_due_date')).fill('2026-11-27');
    await expect.poll(async () => latin((await sheet.textContent()) ?? '')).toContain('600.00');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'INV-0001' })).toBeVisible();
    await expect(page.getByText(work)).toBeVisible();

    const second = await byHand(house, customer, 15_000, '2026-11-29');
    await house.advance(10 * day);
    await page.goto('/invoices?status=OVERDUE');
    const late = page.getByRole('row').filter({ hasText: 'INV-0001' });
    await expect(late).toContainText(say.like('invoices_days_late'));
    expect(latin((await late.textContent()) ?? '')).toContain('600.00');

    await late.getByRole('button', { name: say('invoices_remind') }).click();
    const reminder = page.getByRole('dialog');
    await expect(reminder.getByRole('textbox')).toHaveValue(/INV-0001.*600\.00/);
    await expect(reminder.getByRole('link', { name: say('invoices_remind_whatsapp') })).toHaveAttribute('href', /^https:\/\/wa\.me\/201012345678\?text=/);
    await reminder.getByRole('button', { name: say('invoices_remind_other') }).click();
    await expect(reminder).toHaveCount(0);
    await expect(late).toContainText(say('ui_today'));

    await page.getByRole('checkbox', { name: say('ui_select_all') }).check();
    await page.getByRole('region', { name: say.like('invoices_chosen') }).getByRole('button', { name: say('invoices_settle_chosen') }).click();
    const settle = page.getByRole('dialog');
    await expect(settle.getByRole('checkbox')).toHaveCount(2);
    await settle.getByLabel(say('payments_cash_given')).fill('800');
    await expect.poll(async () => latin((await settle.textContent()) ?? '')).toContain('50.00');
    await settle.getByRole('button', { name: say.like('invoices_take') }).click();
    await expect(settle).toHaveCount(0);
    await expect(page.getByText(say('invoices_none_found'))).toBeVisible();

    const first = (await house.ask('{ invoices(search: "INV-0001") { nodes { id reminders remindedByName } } }')).invoices.nodes[0];
    expect(first).toMatchObject({ reminders: 1, remindedByName: owner.name });
    for (const id of [first.id, second]) expect(await figures(house, id)).toMatchObject({ due: 0, status: 'PAID' });
    await statementCloses(desk, house, customer, 0);
  });
}

/** A stay of an hour that ends with some of it paid in cash. */
async function anHour(house: House, customer: string, place: string, paid: number): Promise<string> {
  const start = 'mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }';
  const session = (await house.ask(start, { c: customer, r: place })).startSession.id;
  await house.advance(60);
  const end = 'mutation($s: ID!, $a: Money!) { endSession(input: { sessionId: $s, payments: [{ tender: CASH, amount: $a }] }) { id } }';
  return (await house.ask(end, { s: session, a: paid })).endSession.id;
}

async function byHand(house: House, customerId: string, unitPrice: number, dueDate: string): Promise<string> {
  const issue = 'mutation($input: IssueInvoiceInput!) { issueInvoice(input: $input) { id } }';
  const input = { customerId, dueDate, lines: [{ description: 'Locker', quantity: 1, unitPrice }] };
  return (await house.ask(issue, { input })).issueInvoice.id;
}

async function figures(house: House, id: string) {
  const query = 'query($id: ID!) { invoice(id: $id) { total paidAmount creditedAmount refundedAmount due status } }';
  return (await house.ask(query, { id })).invoice;
}

/** The statement ends where the account stands, and its page shows it. */
async function statementCloses({ page, say }: Desk, house: House, customerId: string, closing: number): Promise<void> {
  const query = 'query($c: ID!) { statement(customerId: $c) { opening charged credited closing } customer(id: $c) { owed balance } }';
  const { statement, customer } = await house.ask(query, { c: customerId });
  expect(statement.closing).toBe(closing);
  expect(customer.owed - customer.balance).toBe(closing);
  expect(statement.opening + statement.charged - statement.credited).toBe(statement.closing);
  await page.goto(`/customers/${customerId}?tab=statement`);
  await expect(page.getByText(say('balances_settled'))).toBeVisible();
}
