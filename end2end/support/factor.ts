// The second factor: the codes that the demonstration shows in the place of an authenticator app.
import { type Page, expect } from '@playwright/test';
import { press } from './press.ts';

/** Two codes may be used in half a minute; whoever used both waits for the next one. */
const PATIENCE = 65_000;

/** A page, or whoever else asks for addresses. */
export type Asker = Pick<Page, 'request' | 'url'>;

/** A code that somebody's app shows and that was not used yet. */
export async function codeOf(page: Asker, email: string): Promise<string> {
  const address = new URL('/demo/codes', page.url()).href;
  let code = '';
  await expect(async () => {
    const html = await (await page.request.get(address)).text();
    const row = html.split('<tr>').filter((row) => row.includes(`>${email}<`)).at(-1);
    code = />(\d{6})</.exec(row ?? '')?.[1] ?? '';
    expect(code, `a code of ${email}`).toMatch(/^\d{6}$/);
  }).toPass({ timeout: PATIENCE, intervals: [1_000] });
  return code;
}

/** Gives a code on the page that asks for it. */
export async function giveCode(page: Page, email: string): Promise<void> {
  await page.locator('[name="code"]').fill(await codeOf(page, email));
  await press(page.getByRole('main').getByRole('button').first());
  await expect(page).not.toHaveURL(/\/sign-in\/(factor|confirm)/);
}

/** Sets an authenticator app up on the page that leads to it, and goes on to the page wanted. */
export async function setUpApp(page: Page, email: string): Promise<void> {
  await press(page.getByRole('button', { name: '設定を始める' }));
  await page.locator('[name="code"]').fill(await codeOf(page, email));
  await press(page.getByRole('button', { name: '設定を完了する' }));
  await page.getByRole('link', { name: 'あとで作成する' }).click();
}

/** Shows who one is where a page asks for it, with an app that is set up first where there is none. */
export async function confirmIdentity(page: Page, email: string): Promise<void> {
  const { pathname } = new URL(page.url());
  if (/^\/sign-in\/(confirm|factor)$/.test(pathname)) await giveCode(page, email);
  if (pathname === '/account/security/totp') await setUpApp(page, email);
}

/** Goes where a link of the page leads, which may ask for the factor once more. */
export async function followFresh(page: Page, email: string, name: string): Promise<void> {
  const link = page.getByRole('main').getByRole('link', { name });
  await page.goto((await link.getAttribute('href'))!);
  await confirmIdentity(page, email);
}
