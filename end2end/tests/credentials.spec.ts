// Another password and another mail address, by whoever is signed in.
import { expectNoViolations } from '../support/axe.ts';
import { link } from '../support/mail.ts';
import { expectDone } from '../support/office.ts';
import { PASSWORD, givePassword, newAgent, register } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

const NEW_PASSWORD = '海と山と川と空と雲と風と星と月';

test('a new password signs everybody else out and takes the place of the old one', async ({
  page,
  portal,
  browser,
}) => {
  const agent = newAgent('password');
  await register(page, portal, agent);
  const context = await browser.newContext({ baseURL: portal.baseURL, locale: 'ja-JP' });
  const elsewhere = await context.newPage();
  await givePassword(elsewhere, agent.email);
  await expect(elsewhere).toHaveURL(/\/applications$/);

  await page.goto('/account/security');
  await page.getByRole('link', { name: 'パスワードを変更する' }).click();
  await expectNoViolations(page);
  const change = async (current: string) => {
    await page.locator('[name="current"]').fill(current);
    await page.locator('[name="password"]').fill(NEW_PASSWORD);
    await press(page.getByRole('main').getByRole('button', { name: 'パスワードを変更する' }));
  };
  await change('違うパスワード');
  await page.getByRole('alert').getByRole('link', { name: /正しくありません/ }).click();
  await expect(page.locator('[name="current"]')).toBeFocused();
  await expect(page.locator('[name="current"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[name="password"]')).not.toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/applications$/);

  await change(PASSWORD);
  await expectDone(page, 'パスワードを変更しました。');
  await expectNoViolations(page);
  await portal.mailbox.next(agent.email, { subject: /パスワードを変更しました/ });
  await elsewhere.goto('/applications');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await givePassword(elsewhere, agent.email);
  await expect(elsewhere.getByRole('alert')).toContainText('正しくありません');
  await givePassword(elsewhere, agent.email, NEW_PASSWORD);
  await expect(elsewhere).toHaveURL(/\/applications$/);
  await context.close();
});

test('a new mail address counts from the link that is mailed there', async ({ page, portal }) => {
  const agent = newAgent('address');
  const wanted = `new-${agent.email}`;
  await register(page, portal, agent);
  await page.goto('/account/security');
  await page.getByRole('link', { name: 'メールアドレスを変更する' }).click();
  await expect(page.getByRole('main')).toContainText(agent.email);
  await expectNoViolations(page);
  const send = async (password: string) => {
    await page.locator('[name="password"]').fill(password);
    await press(page.getByRole('button', { name: '確認のメールを受け取る' }));
  };
  await page.locator('[name="email"]').fill(wanted);
  await send('違うパスワード');
  await expect(page.getByRole('alert')).toContainText('パスワードが正しくありません');
  await expect(page.locator('[name="email"]')).toHaveValue(wanted);
  await expectNoViolations(page);
  await send(PASSWORD);
  await expectDone(page, '新しいメールアドレスに確認のメールをお送りしました。');
  await expect(page.getByRole('main')).toContainText(agent.email);

  const mail = await portal.mailbox.next(wanted, { subject: /新しいメールアドレス/ });
  const address = link(mail, /\/account\/email\//);
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText(wanted);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '変更を完了する' }));
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('main')).toContainText('メールアドレスを変更しました。');
  const told = await portal.mailbox.next(agent.email, { subject: /メールアドレスを変更しました/ });
  expect(told.text).toContain(wanted);

  await givePassword(page, agent.email);
  await expect(page.getByRole('alert')).toContainText('正しくありません');
  await givePassword(page, wanted);
  await expect(page).toHaveURL(/\/applications$/);
  const again = await page.goto(address);
  expect(again?.status()).toBe(410);
  await expectNoViolations(page);
});
