/** An owner brings the list they already have. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/desk';
import { owner } from '../support/house';

/** As a spreadsheet in Egypt saves it: semicolons, Arabic names of columns, Arabic digits, a broken phone, one person twice. */
const file = [
  'الاسم;الموبايل;البريد الإلكتروني',
  'مريم فؤاد;٠١٠١٢٣٤٥٦٧٨;mariam@nile.test',
  'Karim Lotfy;+20 111 234 5678;',
  'Hoda Ramzy;12;',
  ';01234567890;',
  'مريم فؤاد;0020 10 1234 5678;mariam@nile.test',
].join('\r\n');

for (const language of ['en', 'ar'] as const) {
  test(`a list of customers is seen, taken in once, and its bad rows come back (${language})`, async ({ house, arrive }) => {
    const { page, say } = await arrive(owner.email, language);
    const upload = async () => {
      await page.goto('/customers/import');
      const contents = Buffer.from(`\ufeff${file}`, 'utf8');
      await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: contents });
    };
    await upload();
    const run = page.getByRole('button', { name: say.like('customers_import_run') });
    await expect(run).toBeEnabled();
    expect((await house.ask('{ customers { total } }')).customers.total).toBe(0);
    await run.click();
    await expect(page.getByText(say.like('customers_import_finished'))).toBeVisible();

    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: say('customers_import_rejected') }).click();
    const rejected = await readFile(await (await downloaded).path(), 'utf8');
    expect(rejected).toContain('Hoda Ramzy');
    expect(rejected).not.toContain('Karim Lotfy');

    const all = await house.ask('{ customers(sort: NEWEST) { nodes { name phone } } }');
    expect(all.customers.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(['Karim Lotfy', 'مريم فؤاد']);

    // A second run adds nothing.
    await upload();
    await expect(page.getByText(say('customers_import_nothing'))).toBeVisible();
    expect((await house.ask('{ customers { total } }')).customers.total).toBe(2);
  });
}
