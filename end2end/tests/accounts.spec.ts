// Passwords that are forgotten, and sessions that end.
import { expectNoViolations } from '../support/axe.ts';
import { link } from '../support/mail.ts';
import { PASSWORD, newAgent, openMenu, register } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

const NEW_PASSWORD = '海と山と川と空と雲と風と星と月';

test('a forgotten password is set anew by a mailed link, which works once', async ({
  page,
  portal,
  browser,
}) => {
  const agent = newAgent('forgotten');
  await register(page, portal, agent);
  const elsewhere = await browser.newContext({
    baseURL: portal.baseURL,
    storageState: await page.context().storageState(),
  });

  await page.context().clearCookies();
  await page.goto('/password/forgotten');
  await expectNoViolations(page);
  await page.locator('[name="email"]').fill(agent.email);
  await press(page.getByRole('button', { name: 'リンクを受け取る' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('メールを確かめてください');
  await expectNoViolations(page);
  const address = link(await portal.mailbox.next(agent.email, { subject: /パスワード/ }), /\/password\//);
  await page.goto(address);
  await page.locator('[name="password"]').fill('短い');
  await page.getByRole('button', { name: 'パスワードを設定する' }).click();
  await expect(page.getByRole('alert')).toContainText('パスワードが短すぎます');
  await expectNoViolations(page);
  await page.locator('[name="password"]').fill(NEW_PASSWORD);
  await press(page.getByRole('button', { name: 'パスワードを設定する' }));
  await expect(page.getByRole('main')).toContainText('新しいパスワードを設定しました。');

  // The old password is of no use, and the session that was open has ended.
  const signInWith = async (password: string) => {
    await page.goto('/sign-in');
    await page.locator('[name="email"]').fill(agent.email);
    await page.locator('[name="password"]').fill(password);
    await press(page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }));
  };
  await signInWith(PASSWORD);
  await expect(page.getByRole('alert')).toContainText('正しくありません');
  await signInWith(NEW_PASSWORD);
  await expect(page).toHaveURL(/\/applications$/);
  const old = await elsewhere.newPage();
  await old.goto('/applications');
  await expect(old).toHaveURL(/sign-in/);
  await elsewhere.close();

  const again = await page.goto(address);
  expect(again?.status()).toBe(410);
  await expectNoViolations(page);
});

// ASVS 7.4.1
test('whoever signs out is out, and the page before shows nothing', async ({ page, portal }) => {
  await register(page, portal, newAgent('out'));
  await page.goto('/applications');
  await openMenu(page);
  await page.getByRole('button', { name: 'ログアウト' }).filter({ visible: true }).click();
  await expect(page.getByRole('main')).toContainText('ログアウトしました。');
  await page.goto('/applications');
  await expect(page).toHaveURL(/sign-in/);
});
