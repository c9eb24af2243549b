// The gate: when applications are received is announced by an administrator and enforced everywhere.
import { begin, fillEverything } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import { expectDone } from '../support/office.ts';
import { ADMINISTRATOR, newAgent, register, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// What is announced here closes the intake for everybody.
test.use({ portalName: 'intake' });

test('nothing is received before the announced day, and everybody is told the day', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const agent = newAgent('intake');
  await register(page, portal, agent);
  const application = await begin(page);
  await fillEverything(page, application);

  // The administrator sees what the announcement would change, and that it closes what is open.
  await signIn(page, ADMINISTRATOR);
  await page.goto('/intake');
  await expectNoViolations(page);
  await page.locator('[name="family"][value="account_information"]').check();
  await page.locator('[name="precision"][value="day"]').check();
  await fillDay(page, 'date', today(400));
  await page.locator('[name="note"]').fill('接続試験の期間を延ばしました。');
  await page.getByRole('button', { name: '公表の内容を確かめる' }).click();
  await expect(main).toContainText('受付が止まります');
  await expect(main).toContainText('接続試験の期間を延ばしました。');
  await expect(main).toContainText(/\d+件の下書きが、新しい受付開始日に従います。/);
  await expect(main.locator('del')).not.toBeEmpty();
  const opening = (await main.locator('ins').first().innerText()).trim();
  await expectNoViolations(page);

  // It can be typed again with nothing lost.
  await page.getByRole('button', { name: '入力し直す' }).click();
  await expect(page.locator('[name="date_year"]')).toHaveValue(today(400).year);
  await page.getByRole('button', { name: '公表の内容を確かめる' }).click();
  await press(page.getByRole('button', { name: '公表する' }));
  await expectDone(page, 'システム対応完了時期を公表しました。');
  await expect(main.getByText('接続試験の期間を延ばしました。')).toHaveCount(1);
  await expectNoViolations(page);

  // The agent is refused by the page, and by the use-case behind it; the draft stays.
  await signIn(page, agent.email);
  await page.goto(`${application}/check`);
  await expect(page.getByRole('button', { name: '申込みを提出する' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(main).toContainText(`受付開始日は${opening}です。`);
  await expectNoViolations(page);
  const refused = await page.request.post(`${application}/check`, { form: {} });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain(`受付開始日は${opening}です。`);
  await page.goto(application);
  await expect(main).toContainText('提出時に発行します');

  // Everybody reads the day on the first page.
  await page.context().clearCookies();
  await page.goto('/');
  await expect(main).toContainText(opening);
  await expect(main).toContainText(/あと\s*\d+\s*日/);
  await expectNoViolations(page);
});

test('payments are closed, with the reason in words, and a draft of them cannot be submitted', async ({
  page,
  portal,
}) => {
  await register(page, portal, newAgent('payments'));
  await page.goto('/applications/new');
  await expect(page.getByRole('main')).toContainText('受付時期は未定です。');
  await page.locator('[name="family"][value="payments"]').check();
  await press(page.getByRole('button', { name: '下書きを作成する' }));
  await expect(page).toHaveURL(/\/applications\/[0-9a-f-]{36}$/);
  const application = new URL(page.url()).pathname;
  await fillEverything(page, application);
  const refused = await page.request.post(`${application}/check`, { form: {} });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain('資金移動系の受付時期は未定です。');
  await page.goto(`${application}/check`);
  await expect(page.getByRole('main')).toContainText('資金移動系の受付時期は未定です。');
  await expectNoViolations(page);
});

test('a date that does not exist is told where it stands', async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  await page.goto('/intake');
  await page.locator('[name="family"][value="account_information"]').check();
  await page.locator('[name="precision"][value="day"]').check();
  await fillDay(page, 'date', { year: '2027', month: '2', day: '30' });
  await page.getByRole('button', { name: '公表の内容を確かめる' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('日がその月にありません');
  await expect(page.locator('[name="date_day"]')).toHaveValue('30');
  // Only what is wrong is marked, and the summary leads there.
  await expect(page.locator('[name="date_day"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[name="date_month"]')).not.toHaveAttribute('aria-invalid', 'true');
  const leads = await alert.getByRole('link').getAttribute('href');
  await expect(page.locator(leads!)).toHaveAttribute('name', 'date_day');
  await expectNoViolations(page);

  await fillDay(page, 'date', { year: '', month: '2', day: '' });
  await page.getByRole('button', { name: '公表の内容を確かめる' }).click();
  await expect(alert).toContainText('年と日が入力されていません');
  await expect(page.locator('[name="date_year"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[name="date_month"]')).not.toHaveAttribute('aria-invalid', 'true');
});
