// Passkeys, through an authenticator that Chromium plays: added, used as the second factor and alone, and taken away.
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expectDone } from '../support/office.ts';
import { newAgent, PASSWORD, register } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

/** A telephone that asks its owner each time, and always recognises them. */
async function pluggedIn(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
}

test('a passkey is added, signs in alone and beside the password, and is taken away', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const agent = newAgent('passkey');
  await register(page, portal, agent);
  await pluggedIn(page);

  await page.goto('/account/security');
  await expectNoViolations(page);
  await main.getByRole('link', { name: 'パスキーを追加する' }).click();
  await expectNoViolations(page);
  await page.locator('[name="name"]').fill('');
  await press(main.getByRole('button', { name: 'パスキーを作成する' }));
  await expect(page.getByRole('alert')).toContainText('パスキーの名前');
  await page.locator('[name="name"]').fill('仕事用の携帯電話');
  await press(main.getByRole('button', { name: 'パスキーを作成する' }));
  await expectDone(page, 'パスキーを追加しました。');
  await expect(main).toContainText('仕事用の携帯電話');
  await expectNoViolations(page);
  const told = await portal.mailbox.next(agent.email, { subject: /2要素認証/ });
  expect(told.text).toContain('パスキーを追加しました。');

  // Alone, without an address being typed.
  await signOut(page);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'パスキーでログインする' }));
  await expect(page).toHaveURL(/\/applications$/);

  // Beside the password, which alone opens nothing any more.
  await signOut(page);
  await page.locator('[name="email"]').fill(agent.email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(main.getByRole('button', { name: 'ログインする', exact: true }));
  await expect(page).toHaveURL(/\/sign-in\/factor/);
  await page.goto('/applications');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto('/sign-in/factor');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'パスキーで確認する' }));
  await expect(page).toHaveURL(/\/applications$/);

  await page.goto('/account/security');
  await main.getByRole('link', { name: 'パスキーを外す' }).click();
  await expectNoViolations(page);
  // The last factor: the password stands alone from then on.
  await press(main.getByRole('button', { name: 'パスキーを外す' }));
  await expect(page.getByRole('alert')).toContainText('パスワードが入力されていません');
  await expectNoViolations(page);
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(main.getByRole('button', { name: 'パスキーを外す' }));
  await expectDone(page, 'パスキーを外しました。');
  await signOut(page);
  await press(main.getByRole('button', { name: 'パスキーでログインする' }));
  await expect(page.getByRole('alert')).toContainText('パスキーでは本人確認ができませんでした');
});

test('a passkey of a portal elsewhere, or an answer sent again, opens nothing', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const agent = newAgent('passkey-again');
  await register(page, portal, agent);
  await pluggedIn(page);
  await page.goto('/account/security/passkeys/new');
  await press(main.getByRole('button', { name: 'パスキーを作成する' }));
  await expectDone(page, 'パスキーを追加しました。');

  await signOut(page);
  const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'));
  await press(main.getByRole('button', { name: 'パスキーでログインする' }));
  const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ''));
  await expect(page).toHaveURL(/\/applications$/);

  await page.context().clearCookies();
  const again = await page.request.post('/sign-in/passkey', { form });
  expect(again.status()).toBe(422);
  expect(again.headers()['set-cookie'] ?? '').not.toContain('__Host-session');
  const changed = { ...form, asked: `A${form.asked!.slice(1)}`, next: '/' };
  expect((await page.request.post('/sign-in/passkey', { form: changed })).status()).toBe(422);
});
