/** A bad day undone: what was there at the backup comes back, what came after it is gone, and nothing is lost on the way. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/desk';
import { owner, password } from '../support/house';

for (const language of ['en', 'ar'] as const) {
  test(`an owner makes a backup, goes back to it and takes everything away (${language})`, async ({ house, arrive }) => {
    await house.addCustomer('Mona Before');
    const { page, say } = await arrive(owner.email, language);
    await page.goto('/settings?part=data');
    await expect(page.getByText(say('data_none'), { exact: true })).toBeVisible();
    await page.getByRole('button', { name: say('data_make'), exact: true }).click();
    const backups = page.getByRole('table', { name: say('data_backups') });
    await expect(backups.getByRole('row')).toHaveCount(2);
    await expect(backups).toContainText(say('data_checked_good'));

    // The day goes on.
    await house.addCustomer('Karim After');
    await page.goto('/customers');
    await expect(page.getByText('Karim After')).toBeVisible();

    // And is undone, by somebody who types what they are about to do it to.
    await page.goto('/settings?part=data');
    await backups.getByRole('button', { name: say.like('data_restore_of') }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText(say('data_restore_lost'));
    const confirm = dialog.getByRole('button', { name: say('data_restore_confirm') });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill('Nile House Zamalek');
    await confirm.click();

    // Everybody signs in again, and reads why.
    await expect(page.getByText(say('data_restored'))).toBeVisible();
    await page.getByLabel(say('access_email')).fill(owner.email);
    await page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await page.goto('/customers');
    await expect(page.getByText('Mona Before')).toBeVisible();
    await expect(page.getByText('Karim After')).toHaveCount(0);
    await page.goto('/history');
    await expect(page.getByRole('main')).toContainText(language === 'en' ? 'restored the backup' : 'استعادة النسخة الاحتياطية');

    // What was there just before is among the backups: the way back is open too.
    await page.goto('/settings?part=data');
    await expect(backups).toContainText(say('data_reason_before_restore'));

    // Everything as files.
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: say('data_archive_download') }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^coworkflow-.*\.zip$/);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  });
}
