/** An invoice as it is printed and kept: the server's own PDF, in the customer's language. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/desk';
import { owner } from '../support/house';

for (const language of ['en', 'ar'] as const) {
  test(`an invoice is kept as a PDF and printed as the same (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer('منى عادل Mona');
    const issue = 'mutation($input: IssueInvoiceInput!) { issueInvoice(input: $input) { id } }';
    const lines = [{ description: 'Day use, team of five', quantity: 5, unitPrice: 15_000 }];
    const { id } = (await house.ask(issue, { input: { customerId: customer, lines } })).issueInvoice;
    const { page, say } = await arrive(owner.email, language);
    // No browser here has a printer: its dialog is what is left out.
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await page.goto(`/invoices/${id}`);

    await page.getByRole('button', { name: say('invoices_pdf'), exact: true }).click();
    const downloaded = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say('invoices_pdf_arabic') }).click();
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe('INV-0001.pdf');
    expect((await readFile(await download.path())).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');

    const printed = page.waitForResponse((answer) => answer.url().includes(`/files/invoices/${id}.pdf`));
    await page.getByRole('button', { name: say('invoices_print'), exact: true }).click();
    const answer = await printed;
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(new URL(answer.url()).searchParams.get('lang')).toBe(language);
    // Without who asked, the same address opens nothing once its ticket is gone.
    const bare = await page.request.get(answer.url().replace(/&ticket=.*/, ''));
    expect(bare.status()).toBe(401);
  });
}
