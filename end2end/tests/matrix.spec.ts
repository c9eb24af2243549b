// Where the banks stand: filtered on the board, against every contract in the matrix, and by when they answer.
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import * as office from '../support/office.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// A deadline that moves would surprise the other specs.
test.use({ portalName: 'matrix' });

const AGENT = '株式会社さざなみ会計';
const WHY = '理事会の日程に合わせるため。';

test('every contract stands against every bank, in a table or in strips', async ({ page }) => {
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  await page.goto('/consents');
  await expect(main).toContainText('全13金庫の回答が必要です。');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '契約と金庫の一覧表を見る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('契約と金庫の一覧表');
  await expectNoViolations(page);
  const isNarrow = (page.viewportSize()?.width ?? 0) < 768;
  if (isNarrow) {
    const card = main.getByRole('listitem').filter({ hasText: AGENT }).first();
    await expect(card.getByRole('list').getByRole('listitem')).toHaveCount(13);
    await expect(card).toContainText('金庫が同意');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(page.viewportSize()!.width);
  } else {
    const table = main.getByRole('table', { name: '契約ごとの13金庫の同意の状況' });
    await expect(table.getByRole('columnheader')).toHaveCount(14);
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: AGENT }) });
    await expect(row.getByRole('cell')).toHaveCount(13);
    await expect(row.getByRole('cell').filter({ hasText: '同意' }).first()).toBeVisible();
  }

  // One state of contracts, by a link that the keyboard reaches.
  const chip = main.getByRole('link', { name: /^締結済み/ });
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/contract=concluded/);
  await expect(chip).toHaveAttribute('aria-current', 'true');
  await expect(main.getByText(AGENT)).toHaveCount(0);
  await expectNoViolations(page);
  await page.goto('/consents/matrix?contract=ended');
  await expect(main).toContainText('この状態の契約はありません。');
  await expectNoViolations(page);
});

test('a board is filtered by state, and an officer gives the banks until another day', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const kinko = { name: '四国労働金庫', email: 'kinko2987@example.jp' };
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  const listed = page.getByRole('row').filter({ hasText: AGENT });
  const contract = (await listed.getByRole('link').first().getAttribute('href'))!;
  await page.goto(`${contract}/consents`);
  await expectNoViolations(page);
  await main.getByRole('link', { name: /^依頼済み/ }).click();
  await expect(page).toHaveURL(/state=asked/);
  await expect(main.getByRole('row').filter({ hasText: kinko.name })).toContainText('依頼済み');
  await expect(main.getByRole('row').filter({ hasText: '北海道労働金庫' })).toHaveCount(0);
  await expectNoViolations(page);
  await main.getByRole('link', { name: /^撤回/ }).click();
  await expect(main).toContainText('この状況の金庫はありません。');
  await expectNoViolations(page);

  // Another day: a day gone by and a missing reason stand beside their fields.
  await page.goto(`${contract}/consents/deadline`);
  await expect(main).toContainText('自動で催促します。');
  await expectNoViolations(page);
  await fillDay(page, 'due', today(-1));
  await press(main.getByRole('button', { name: '期限を変更する' }));
  await expect(page.getByRole('alert')).toContainText('変更の理由');
  await expectNoViolations(page);
  await fillDay(page, 'due', today(30));
  await page.locator('[name="reason"]').fill(WHY);
  await press(main.getByRole('button', { name: '期限を変更する' }));
  await office.expectDone(page, '回答期限を変更し、回答のない金庫に知らせました。');
  await expect(main).toContainText(WHY);
  await expectNoViolations(page);
  const told = await portal.mailbox.next(kinko.email, { subject: /回答期限を変更/ });
  expect(told.text).toContain(WHY);
});
