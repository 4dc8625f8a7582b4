/** An owner looks at the day, and takes its figures home in files whose numbers are those of the day. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Desk } from '../support/desk';
import { owner, type Data, type House } from '../support/house';
import { latin } from '../support/words';

const names = {
  en: { guest: '=cmd() Mariam', other: 'Karim Lotfy', coffee: 'Turkish coffee' },
  ar: { guest: '=cmd() مريم', other: 'كريم لطفي', coffee: 'قهوة تركي' },
} as const;

const day = `{ dayOverview { date revenue timeRevenue itemRevenue tax discounts credited invoices receivedTotal received { tender amount } } }`;

for (const language of ['en', 'ar'] as const) {
  test(`the figures of the day go home as a file (${language})`, async ({ house, arrive }) => {
    const { guest, other, coffee } = names[language];
    await house.stopTheClock();
    const ids = {
      guest: await house.addCustomer(guest, '01012345678'),
      other: await house.addCustomer(other),
      coffee: await house.addItem(coffee, 'BEVERAGE', 4_500, 20),
      a1: await house.addPlace('A1', 3_000),
      a2: await house.addPlace('A2', 3_000),
    };
    await visit(house, ids.guest, ids.a1, ids.coffee, [{ tender: 'CASH', amount: 5_000 }]);
    const unpaid = await visit(house, ids.other, ids.a2, ids.coffee, []);
    await house.ask('mutation($i: ID!) { issueCreditNote(invoiceId: $i, reason: "Was loud") { id } }', { i: unpaid });

    // The dashboard says the same, and what happens elsewhere arrives by itself.
    const { page, say } = await arrive(owner.email, language);
    await page.getByRole('link', { name: say('desk_dashboard'), exact: true }).click();
    const tile = page.locator('dl > div', { has: page.getByRole('link', { name: say('reports_revenue_today') }) });
    await expect.poll(async () => latin(await tile.innerText())).toContain('75.00');
    await visit(house, ids.other, ids.a2, ids.coffee, [{ tender: 'CARD', amount: 7_500 }]);
    await expect.poll(async () => latin(await tile.innerText())).toContain('150.00');

    // Every figure opens the rows behind it.
    await tile.getByRole('link').click();
    await expect(page).toHaveURL(/\/invoices\?from=2026-11-20&to=2026-11-20/);

    await page.getByRole('link', { name: say('desk_reports'), exact: true }).click();
    await page.getByRole('navigation', { name: say('reports_list') }).getByRole('link', { name: say('reports_revenue'), exact: true }).click();
    await page.getByLabel(say('reports_period')).selectOption('TODAY');
    const figures = (await house.ask(day)).dayOverview;
    const [head, row, total] = await table({ page, say }, 'reports_revenue');
    expect(head).toEqual(
      ['by_day', 'time', 'items', 'revenue', 'tax', 'discounts', 'credited', 'invoices'].map((key) => say(`reports_${key}`)),
    );
    const sums = [figures.timeRevenue, figures.itemRevenue, figures.revenue, figures.tax, figures.discounts, figures.credited].map(decimal);
    expect(row).toEqual([figures.date, ...sums, String(figures.invoices)]);
    expect(total).toEqual([say('reports_total'), ...sums, String(figures.invoices)]);

    await open({ page, say }, 'reports_payments');
    const payments = await table({ page, say }, 'reports_payments');
    const net = (tender: string) => payments.find(([name]) => name === say(`payments_${tender.toLowerCase()}`))?.[4];
    for (const { tender, amount } of figures.received as Data[]) expect(net(tender)).toBe(decimal(amount));
    expect(payments.at(-1)?.[4]).toBe(decimal(figures.receivedTotal));

    // What a spreadsheet would run as a formula stays a name.
    await open({ page, say }, 'reports_customers');
    const customers = await table({ page, say }, 'reports_top_customers');
    expect(customers.map(([name]) => name)).toContain(`'${guest}`);
  });
}

/** Somebody sits for an hour, takes a coffee and leaves; answers the invoice. */
async function visit(house: House, customer: string, place: string, item: string, payments: readonly object[]): Promise<string> {
  const start = 'mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }';
  const session = (await house.ask(start, { c: customer, r: place })).startSession.id;
  await house.ask('mutation($s: ID!, $i: ID!) { consume(sessionId: $s, itemId: $i) { id } }', { s: session, i: item });
  await house.advance(60);
  const end = 'mutation($s: ID!, $p: [PaymentInput!]) { endSession(input: { sessionId: $s, payments: $p }) { id } }';
  return (await house.ask(end, { s: session, p: payments })).endSession.id;
}

async function open({ page, say }: Desk, report: string): Promise<void> {
  await page.getByRole('navigation', { name: say('reports_list') }).getByRole('link', { name: say(report), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: say(report), exact: true }).waitFor();
}

/** Presses for the file of a report and reads its rows. */
async function table({ page, say }: Desk, title: string): Promise<string[][]> {
  await page.getByRole('table', { name: say(title) }).waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('reports_csv') }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** Piastres as a file has them. */
const decimal = (minor: number) => (minor / 100).toFixed(2);
