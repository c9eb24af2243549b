// The second factor: setting an app up, what helps when it is lost, and doing without it again.
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { codeOf, giveCode } from '../support/factor.ts';
import { link } from '../support/mail.ts';
import { expectDone } from '../support/office.ts';
import {
  ADMINISTRATOR,
  PASSWORD,
  givePassword,
  newAgent,
  register,
  signIn,
  signOut,
} from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

const FACTOR_CHANGED = { subject: /2要素認証の設定が変わりました/ };

/** Begins to set an app up, looking at what is shown on the way. */
async function beginApp(page: Page): Promise<void> {
  await page.goto('/account/security');
  await expectNoViolations(page);
  await page.getByRole('link', { name: '認証アプリを設定する' }).click();
  await expectNoViolations(page);
  await seeSecret(page);
}

/** Goes on to what is put into the app, as picture and as text. */
async function seeSecret(page: Page): Promise<void> {
  await press(page.getByRole('button', { name: '設定を始める' }));
  await expect(page.getByRole('img', { name: 'QRコード' })).toBeVisible();
  await expect(page.getByText(/^([A-Z2-7]{4} ?){8}$/)).toBeVisible();
}

/** Completes it with a code of the app. */
async function completeApp(page: Page, email: string): Promise<void> {
  await page.locator('[name="code"]').fill(await codeOf(page, email));
  await press(page.getByRole('button', { name: '設定を完了する' }));
  await expectDone(page, '認証アプリを設定しました。');
}

/** The recovery codes, which this page shows only now. */
async function makeRecoveryCodes(page: Page): Promise<string[]> {
  await press(page.getByRole('button', { name: 'リカバリーコードを作成する' }));
  const codes = page.locator('#recovery-codes li');
  await expect(codes).toHaveCount(10);
  return (await codes.allTextContents()).map((code) => code.trim());
}

test('an agent sets an app up, is told of a wrong code, and gets recovery codes once', async ({
  page,
  portal,
}) => {
  const agent = newAgent('app');
  await register(page, portal, agent);
  await beginApp(page);
  const key = await page.locator('main .mono').textContent();
  await page.locator('[name="code"]').fill('000000');
  await press(page.getByRole('button', { name: '設定を完了する' }));
  await expect(page.getByRole('alert')).toContainText('コードが正しくありません');
  await expect(page.getByText(key!)).toBeVisible();
  await expectNoViolations(page);
  await completeApp(page, agent.email);
  const added = await portal.mailbox.next(agent.email, FACTOR_CHANGED);
  expect(added.text).toContain('認証アプリを設定しました。');
  await expectNoViolations(page);

  const codes = await makeRecoveryCodes(page);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
  await expectNoViolations(page);
  const made = await portal.mailbox.next(agent.email, FACTOR_CHANGED);
  expect(made.text).toContain('リカバリーコードを新しく作成しました。');
  await page.getByRole('link', { name: '保管したので先へ進む' }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(page.getByRole('main')).toContainText(/10 ?個/);
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'リカバリーコードを作成する' }).click();
  await expect(page.getByRole('main')).not.toContainText(codes[0]!);
});

test('password and code sign in, a code works once, and a recovery code helps without the app', async ({
  page,
  portal,
  browser,
}) => {
  test.slow();
  const agent = newAgent('code');
  await register(page, portal, agent);
  await beginApp(page);
  await completeApp(page, agent.email);
  const [recovery] = await makeRecoveryCodes(page);
  await signOut(page);

  await givePassword(page, agent.email);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2要素認証');
  await expectNoViolations(page);
  await page.goto('/applications');
  await expect(page).toHaveURL(/\/sign-in\?/);
  const context = await browser.newContext({ baseURL: portal.baseURL, locale: 'ja-JP' });
  const elsewhere = await context.newPage();
  await givePassword(elsewhere, agent.email);
  await expect(elsewhere).toHaveURL(/\/sign-in\/factor/);

  const enter = async (page: Page, code: string) => {
    await page.locator('[name="code"]').fill(code);
    await press(page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }));
  };
  await page.goto('/sign-in/factor');
  const code = await codeOf(page, agent.email);
  await enter(page, code);
  await expect(page).toHaveURL(/\/applications$/);
  await enter(elsewhere, code);
  await expect(elsewhere.getByRole('alert')).toContainText('このコードはすでに使われています');
  await expectNoViolations(elsewhere);

  const useRecovery = async (code: string) => {
    await elsewhere.getByText('認証アプリが使えない場合').click();
    await elsewhere.locator('[name="recovery"]').fill(code);
    await press(elsewhere.getByRole('button', { name: 'リカバリーコードを使う' }));
  };
  await useRecovery(recovery!.toLowerCase().replaceAll('-', ''));
  await expect(elsewhere).toHaveURL(/\/applications$/);
  const left = /残りは9個です/;
  await expect
    .poll(() => portal.mailbox.unreadTo(agent.email).some(({ text }) => left.test(text ?? '')))
    .toBe(true);

  await signOut(elsewhere);
  await givePassword(elsewhere, agent.email);
  await useRecovery(recovery!);
  await expect(elsewhere.getByRole('alert')).toContainText('コードが正しくありません');
  await expect(elsewhere.locator('[name="recovery"]')).toBeVisible();
  await expectNoViolations(elsewhere);
  await context.close();
});

test('an agent who has just given a code removes the app with the password', async ({
  page,
  portal,
}) => {
  const agent = newAgent('remove');
  await register(page, portal, agent);
  await beginApp(page);
  await completeApp(page, agent.email);
  await page.goto('/account/security');
  await page.getByRole('link', { name: '認証アプリを外す' }).click();
  await expectNoViolations(page);
  const remove = page.getByRole('main').getByRole('button', { name: '認証アプリを外す' });
  await page.locator('[name="password"]').fill('違うパスワード');
  await press(remove);
  await expect(page.getByRole('alert')).toContainText('パスワードが正しくありません');
  await expectNoViolations(page);
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(remove);
  await expectDone(page, '認証アプリを外しました。');
  await expect(page.getByRole('link', { name: '認証アプリを設定する' })).toBeVisible();

  await signOut(page);
  await givePassword(page, agent.email);
  await expect(page).toHaveURL(/\/applications$/);
});

test('a page that asks for a code comes back to the page wanted', async ({ page, portal }) => {
  test.slow();
  const agent = newAgent('fresh');
  await register(page, portal, agent);
  // Whoever has no app sets one up first.
  await page.goto('/sign-in/confirm?next=%2Faccount%2Fpassword');
  await expect(page).toHaveURL(/\/account\/security\/totp\?next=/);
  await seeSecret(page);
  await completeApp(page, agent.email);
  await page.getByRole('link', { name: 'あとで作成する' }).click();
  await expect(page).toHaveURL(/\/account\/password$/);

  await page.goto('/sign-in/confirm?next=%2Fapplications%2Fnew');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('本人確認');
  await expectNoViolations(page);
  await giveCode(page, agent.email);
  await expect(page).toHaveURL(/\/applications\/new$/);
  await page.goto('/sign-in/confirm?next=https%3A%2F%2Felsewhere.example%2F');
  await giveCode(page, agent.email);
  await expect(page).toHaveURL(/\/account\/security$/);
});

test('an officer invited anew sets an app up and sees nothing else before', async ({
  page,
  portal,
}) => {
  test.slow();
  const email = `shokuin-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.jp`;
  await signIn(page, ADMINISTRATOR);
  await page.goto('/members/federation');
  await page.locator('[name="name"]').fill('両角 初');
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="roles"][value="officer"]').check();
  await press(page.getByRole('button', { name: '招待する' }));
  await expectDone(page, '招待のメールをお送りしました。');
  await page.context().clearCookies();
  await page.goto(link(await portal.mailbox.next(email), /\/invitation\//));
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(page.getByRole('button', { name: 'アカウントを作成する' }));
  await expect(page.getByRole('main')).toContainText('アカウントを作成しました。');

  await givePassword(page, email);
  await expect(page).toHaveURL(/\/account\/security\/totp/);
  for (const wanted of ['/queue', '/contracts', '/consents']) {
    await page.goto(wanted);
    await expect(page, wanted).toHaveURL(/\/account\/security\/totp/);
  }
  await page.goto('/queue');
  await expect(page.getByRole('main')).toContainText('2要素認証が必要です');
  await expectNoViolations(page);
  await seeSecret(page);
  await expectNoViolations(page);
  await completeApp(page, email);
  await page.getByRole('link', { name: 'あとで作成する' }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await page.goto('/account/security');
  await expect(page.getByRole('main')).toContainText('2要素認証が必要なため、外せません。');
  await expect(page.getByRole('link', { name: '認証アプリを外す' })).toHaveCount(0);
  await expectNoViolations(page);
});
