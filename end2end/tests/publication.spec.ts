// After the conclusion: each side records where it published, the Federation sees what is late, and everybody finds it
// in the public register, bank by bank.
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import * as office from '../support/office.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'publication' });

const AGENT = '株式会社しおさい家計';
const AGENT_MAIL = 'shiosai@example.jp';
const BANKER = 'chuo@example.jp';
const ADDRESS = 'https://www.chuo.example.jp/openapi/shiosai.html';
/** A bank that is still to publish one contract of the demonstration, and whose contract that is. */
const UNPUBLISHED = { banker: 'tokai@example.jp', agent: 'りんどう資産管理株式会社' };

test('a bank, an agent and an officer record where they published, and the register links to it', async ({
  page,
}) => {
  test.slow();
  const main = page.getByRole('main');

  // The bank corrects what an officer had heard of it, on its own page.
  await signIn(page, BANKER);
  await page.goto('/bank');
  await main.getByRole('link', { name: `内容を見る ${AGENT}` }).click();
  await expect(main.getByRole('heading', { name: '法令に基づく公表' })).toBeVisible();
  await expectNoViolations(page);
  await main.getByRole('link', { name: '公表先を訂正する' }).click();
  await expectNoViolations(page);
  await page.locator('[name="address"]').fill('http://www.chuo.example.jp/');
  await main.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByRole('alert')).toContainText('https:// から始まっていません');
  await expectNoViolations(page);
  await page.locator('[name="address"]').fill(ADDRESS);
  await fillDay(page, 'published', today(1));
  await main.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByRole('alert')).toContainText('公表日');
  await fillDay(page, 'published', today());
  await press(main.getByRole('button', { name: '記録する' }));
  await office.expectDone(page, '公表先を記録しました。');
  await expect(main.getByRole('row').filter({ hasText: '公表先を訂正' })).toContainText(ADDRESS);
  await expectNoViolations(page);

  // The agent corrects its own.
  await signIn(page, AGENT_MAIL);
  await page.goto('/applications');
  const href = await main.locator('a[href^="/applications/"]:not([href$="/new"])').first().getAttribute('href');
  const application = /^\/applications\/[0-9a-f-]{36}/.exec(href!)![0];
  await page.goto(`${application}/contract`);
  await expect(main.getByRole('heading', { name: '法令に基づく公表' })).toBeVisible();
  await main.getByRole('link', { name: '公表先を訂正する' }).click();
  await page.locator('[name="address"]').fill('https://www.shiosai.example.jp/openapi/terms');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '記録する' }));
  await office.expectDone(page, '公表先を記録しました。');

  // The office sees who is late, and an officer records what was heard.
  await signIn(page, OFFICER);
  await page.goto('/publications?view=overdue');
  await expect(main.getByRole('table')).toContainText('営業日超過');
  await expectNoViolations(page);
  await page.goto('/publications?view=to_notify');
  await expect(main).toContainText('締結を通知していない金庫はありません。');
  await expectNoViolations(page);
  await page.goto('/publications?view=overdue&publisher=2954');
  const late = main.getByRole('row').filter({ hasText: AGENT });
  await late.getByRole('link', { name: '記録する' }).click();
  await page.locator('[name="address"]').fill('https://www.tohoku.example.jp/openapi/');
  await fillDay(page, 'published', today());
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '記録する' }));
  await office.expectDone(page, '公表先を記録しました。');
  await expect(main.getByRole('row').filter({ hasText: '東北労働金庫' })).toContainText('公表済み');
  await expectNoViolations(page);
  await main.getByRole('link', { name: /^K\d{4}-/ }).click();
  await expect(main.getByRole('heading', { name: '公表', exact: true })).toBeVisible();
  await expectNoViolations(page);

  // Everybody: the record links to the bank's publication.
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await main.getByRole('link', { name: AGENT }).click();
  const bank = main.getByRole('row').filter({ hasText: '中央労働金庫' });
  await expect(bank.locator(`a[href="${ADDRESS}"]`)).toBeVisible();
  await expect(main.getByRole('link', { name: 'この内容をJSONで取得する' })).toHaveAttribute(
    'href',
    /^\/api\/v1\/register\/K\d{4}-\d+$/,
  );
  await expectNoViolations(page);
});

test('a bank finds on its own page what it is to publish, and records it from there', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signIn(page, UNPUBLISHED.banker);
  await page.goto('/bank');
  const waiting = main.getByRole('table', { name: '公表が必要な契約' });
  const own = waiting.getByRole('row').filter({ hasText: UNPUBLISHED.agent });
  await expect(own).toContainText(/K\d{4}-\d+/);
  await expectNoViolations(page);
  await own.getByRole('link', { name: '公表先を記録する' }).click();
  await expect(page).toHaveURL(/\/bank\/contracts\/[0-9a-f-]{36}\/publication$/);
  await page.locator('[name="address"]').fill('https://www.tokai.example.jp/openapi/rindou.html');
  await fillDay(page, 'published', today());
  await press(main.getByRole('button', { name: '記録する' }));
  await office.expectDone(page, '公表先を記録しました。');
  await page.goto('/bank');
  await expect(main.getByRole('heading', { name: 'これまでの回答' })).toBeVisible();
  await expect(main.getByRole('heading', { name: '公表が必要な契約' })).toHaveCount(0);
});

test('the register is searched by name, bank and scope, and shown as it stood on a day', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await page.goto('/register-of-agents');
  await expectNoViolations(page);
  const rows = main.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(3);

  // 四国労働金庫 refused two of the three contracts of the demonstration.
  await page.locator('select[name="bank"]').selectOption('2987');
  await main.getByRole('button', { name: '探す' }).click();
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/bank=2987/);
  await expectNoViolations(page);
  await page.locator('select[name="scope"]').selectOption('balances');
  await page.locator('[name="text"]').fill('ありえない名前');
  await main.getByRole('button', { name: '探す' }).click();
  await expect(main).toContainText('条件に合う契約はありません。');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '条件を解除する' }).click();
  await expect(rows).toHaveCount(3);

  await page.goto('/register-of-agents?as_of=2020-04-01');
  await expect(main).toContainText('2020年');
  await expect(main.getByRole('table')).toHaveCount(0);
  await expectNoViolations(page);
  const answer = await page.goto('/register-of-agents?as_of=2999-01-01');
  expect(answer!.status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('未来の日付');
  await expectNoViolations(page);
});

test('each bank has a page of its own', async ({ page }) => {
  const main = page.getByRole('main');
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: '中央労働金庫' }).click();
  await expect(page).toHaveURL(/\/banks\/2963$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('中央労働金庫');
  await expect(main).toContainText('神奈川');
  await expect(main.getByRole('row').filter({ hasText: AGENT })).toBeVisible();
  await expectNoViolations(page);
  await page.goto('/banks');
  await expect(main.getByRole('table').locator('tbody tr')).toHaveCount(13);
  await expectNoViolations(page);
  const nobody = await page.goto('/banks/9999');
  expect(nobody!.status()).toBe(404);
});
