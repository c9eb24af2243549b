// Signing in at the Federation's own provider: in, with the roles of today, and not in.
import { type Page, expect } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { IdentityProvider, type Person } from '../support/identity.ts';
import { openMenu } from '../support/people.ts';
import { test as base } from '../support/test.ts';

const test = base.extend<object, { provider: IdentityProvider; serving: void }>({
  provider: [
    async ({}, use) => {
      const provider = await IdentityProvider.open();
      await use(provider);
      await provider.close();
    },
    { scope: 'worker' },
  ],
  portalSettings: [
    async ({ provider }, use) => use(provider.settings()),
    { scope: 'worker' },
  ],
  serving: [
    async ({ portal, provider }, use) => {
      provider.serve(portal.baseURL);
      await use();
    },
    { scope: 'worker', auto: true },
  ],
});

const WAY_THERE = { name: '連合会IDでログインする' };

/** Somebody of the Federation, whom only this test knows. */
function newPerson(provider: IdentityProvider, groups: string[]) {
  const login = `person-${Math.floor(Math.random() * 1e9)}`;
  const email = `${login}@rokin.example.jp`;
  const person: Person = { name: '大橋 直樹', email, email_verified: true, groups };
  provider.people.set(login, person);
  return { login, person };
}

async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByLabel('Name').fill(login);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', { name: 'ログアウト' }).filter({ visible: true }).click();
  await expect(page.getByRole('main')).toContainText('ログアウトしました。');
}

// ASVS 1.2.2
test('an officer comes back to the page wanted, and the roles follow the provider', async ({
  page,
  provider,
}) => {
  const { login, person } = newPerson(provider, ['rokin-officers', 'rokin-admins', 'canteen']);
  await page.goto('/contracts?state=concluded');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expectNoViolations(page);
  await page.getByRole('link', WAY_THERE).click();
  await expect(page).toHaveURL(new RegExp(`^${provider.issuer}/`));
  await signInThere(page, login);
  await expect(page).toHaveURL(/localhost:\d+\/contracts\?state=concluded$/);
  expect((await page.goto('/members/federation'))?.status()).toBe(200);
  await signOut(page);

  // One group less there is one role less here. The provider still knows the browser.
  person.groups = ['rokin-officers'];
  await page.getByRole('link', WAY_THERE).click();
  await expect(page).toHaveURL(/\/queue$/);
  expect((await page.goto('/members/federation'))?.status()).toBe(403);
  await page.goto('/queue');
  await signOut(page);

  person.groups = [];
  await page.getByRole('link', WAY_THERE).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('このポータルでの役割がありません');
  await expectNoViolations(page);
  await page.goto('/queue');
  await expect(page).toHaveURL(/\/sign-in/);
});

// ASVS 7.6.1
test('whoever signed in there long ago shows there once more who they are, and goes on', async ({
  page,
  provider,
}) => {
  const { login, person } = newPerson(provider, ['rokin-officers']);
  person.secondsAgo = 600;
  await page.goto('/sign-in?next=%2Fqueue');
  await page.getByRole('link', WAY_THERE).click();
  await signInThere(page, login);
  await expect(page).toHaveURL(/\/queue$/);

  // A first factor of one's own is set up only by whoever is known to sit there.
  await page.goto('/account/security/totp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('本人確認');
  await expectNoViolations(page);
  person.secondsAgo = 0;
  await page.getByRole('link', { name: '連合会IDで確認する' }).click();
  await signInThere(page, login);
  await expect(page).toHaveURL(/\/account\/security\/totp/);
  await expect(page.getByRole('button', { name: '設定を始める' })).toBeVisible();
});

test('whoever breaks off can try again, and a return is of no use a second time', async ({
  page,
  provider,
}) => {
  const { login } = newPerson(provider, ['rokin-officers']);
  await page.goto('/sign-in?next=%2Fconsents');
  await page.getByRole('link', WAY_THERE).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ログインを中止しました');
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'もう一度試す' }).click();
  const returned = page.waitForRequest(/\/sign-in\/sso\/return/);
  await signInThere(page, login);
  const address = (await returned).url();
  await expect(page).toHaveURL(/\/consents$/);

  await page.context().clearCookies();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'このログインは期限が過ぎたか、すでに使われています',
  );
});

test('whoever the provider does not vouch for stays out, and nothing of it is logged', async ({
  page,
  portal,
  provider,
}) => {
  const { login, person } = newPerson(provider, ['rokin-officers']);
  person.email_verified = false;
  await page.goto('/sign-in');
  await page.getByRole('link', WAY_THERE).click();
  const returned = page.waitForRequest(/\/sign-in\/sso\/return/);
  await signInThere(page, login);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'メールアドレスの確認が済んでいません',
  );
  await expectNoViolations(page);
  const brought = new URL((await returned).url()).searchParams;
  const secrets = [brought.get('code')!, brought.get('state')!, person.email];
  for (const secret of [...secrets, provider.settings().ROKIN_SSO_CLIENT_SECRET!]) {
    expect(portal.log()).not.toContain(secret);
  }
});

const mistrusting = test.extend({
  portalSettings: [
    async ({ provider }, use) => {
      const other = `http://localhost:${provider.port}`;
      await use({ ...provider.settings(), ROKIN_SSO_ISSUER: other });
    },
    { scope: 'worker' },
  ],
});

mistrusting('a provider that calls itself otherwise is not trusted', async ({ page, portal }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', WAY_THERE).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'シングルサインオンの応答を受け付けられませんでした',
  );
  expect(portal.log()).toContain('another issuer than ROKIN_SSO_ISSUER');
});

base('without a provider there is no way to one', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('link', { name: 'パスワードを忘れた場合' })).toBeVisible();
  await expect(page.locator('a[href*="sso"]')).toHaveCount(0);
  expect((await page.goto('/sign-in/sso'))?.status()).toBe(404);
});
