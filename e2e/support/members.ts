/** Members of a house, and their browsers. */
import type { Browser, Page } from '@playwright/test';
import { openBrowser, type Desk } from './desk';
import { password, type House } from './house';
import type { Language } from './words';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 860 };

/** A link by which a customer joins. */
export async function invite(house: House, customerId: string): Promise<string> {
  const { inviteMember } = await house.ask('mutation($id: ID!) { inviteMember(customerId: $id) { invitation } }', { id: customerId });
  return `/join/${inviteMember.invitation}`;
}

/** A customer who has joined, by the API. */
export async function addMember(house: House, customerId: string, email: string): Promise<void> {
  const invitation = (await invite(house, customerId)).replace('/join/', '');
  await house.ask('mutation($input: JoinInput!) { join(input: $input) { email } }', { input: { invitation, email, password } });
}

/** A browser of this size with nobody signed in. */
export async function open(browser: Browser, house: House, language: Language, size: { width: number; height: number }): Promise<Desk> {
  const desk = await openBrowser(browser, house, language);
  await desk.page.setViewportSize(size);
  return desk;
}

/** Signs a member in, who is led to their site. */
export async function signIn({ page, say }: Desk, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(say('access_email')).fill(email);
  await page.getByLabel(say('access_password'), { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('members_book_title') }).waitFor();
}

/** A place in the list or on the plan. */
export function place(page: Page, name: string) {
  return page.locator(`[data-place="${name}"]`);
}
