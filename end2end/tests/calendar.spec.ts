// The calendar of business days: a day in and out, whole years by a file, each shown with what it moves before it counts.
import { expectNoViolations } from '../support/axe.ts';
import { type Day, fillDay, today } from '../support/days.ts';
import { expectDone } from '../support/office.ts';
import { ADMINISTRATOR, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// A day more or less moves the deadlines of everybody.
test.use({ portalName: 'calendar' });

const WHY = '理事会で臨時の休業を決めたため。';

/** The first day from tomorrow on that is no weekend, so that it moves something. */
function workday(): Day {
  for (let later = 1; ; later += 1) {
    const day = today(later);
    const weekday = new Date(Number(day.year), Number(day.month) - 1, Number(day.day)).getDay();
    const isTurn = (day.month === '12' && day.day === '31') || (day.month === '1' && Number(day.day) <= 3);
    if (weekday > 0 && weekday < 6 && !isTurn) return day;
  }
}

test('a day is added with its reason after seeing what it moves, and taken out again', async ({
  page,
}) => {
  test.slow();
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  await page.goto('/calendar');
  await expectNoViolations(page);
  const day = workday();
  await fillDay(page, 'date', day);
  await page.locator('[name="name"]').fill('臨時休業日');
  await page.getByRole('button', { name: '変更の内容を確かめる' }).first().click();
  await expect(main).toContainText(/\d+件の期限が変わります/);
  await expect(main).toContainText('臨時休業日');
  await expectNoViolations(page);

  // Without a reason nothing is changed, and the preview stays.
  await page.getByRole('button', { name: 'カレンダーを変更する' }).click();
  await expect(page.getByRole('alert')).toContainText('変更の理由が入力されていません');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill(WHY);
  await press(page.getByRole('button', { name: 'カレンダーを変更する' }));
  await expectDone(page, '営業日カレンダーを変更しました。');

  await page.goto(`/calendar?year=${day.year}`);
  const row = main.getByRole('row').filter({ hasText: '臨時休業日' });
  await expect(row).toContainText('臨時の休業日');
  await row.getByRole('button', { name: /外す/ }).click();
  await expect(main).toContainText(/\d+件の期限が変わります/);
  await page.locator('[name="reason"]').fill('決定を取り消したため。');
  await press(page.getByRole('button', { name: 'カレンダーを変更する' }));
  await expectDone(page, '営業日カレンダーを変更しました。');
  await page.goto(`/calendar?year=${day.year}`);
  await expect(main.getByRole('row').filter({ hasText: '臨時休業日' })).toHaveCount(0);
});

test('a file is taken as a whole or not at all, and names the line and the column of each error', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  await page.goto('/calendar');
  const choose = async (text: string) => {
    const buffer = Buffer.from(text, 'utf8');
    await page.locator('[name="csv"]').setInputFiles({ name: 'days.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '変更の内容を確かめる' }).last().click();
  };
  await choose('day,name,kind\n2031-02-30,建国記念の日,national\n2031-03-21,,national\n');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('入力内容に2件の誤りがあります');
  await expect(alert).toContainText('2行目の1列目（日付）の日がその月にありません');
  await expect(alert).toContainText('3行目の2列目（名称）が入力されていません');
  await expectNoViolations(page);

  for (const text of ['<html>no calendar</html>\n', 'day,name,kind\n', '%PDF-1.7\n1 0 obj\n']) {
    await choose(text);
    await expect(alert).toContainText('日付で始まる行がファイルにありません');
    await expect(main).toContainText('「2027-01-01,元日,national」のように');
  }
  await choose('');
  await expect(alert).toContainText('ファイルが空です');
  await page.goto('/calendar');
  await page.getByRole('button', { name: '変更の内容を確かめる' }).last().click();
  await expect(alert).toContainText('CSVファイルが選ばれていません');

  await choose('day,name,kind\n2031-01-01,元日,national\n2031-01-13,成人の日,national\n');
  await expect(main).toContainText('成人の日');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill('来年の祝日が公表されたため。');
  await press(page.getByRole('button', { name: 'カレンダーを変更する' }));
  await expectDone(page, '営業日カレンダーを変更しました。');
  await page.goto('/calendar?year=2031');
  await expect(main.getByRole('row').filter({ hasText: '成人の日' })).toHaveCount(1);

  const saved = await page.request.get('/calendar/business-days.csv');
  expect(await saved.text()).toContain('2031-01-13,成人の日,national\r\n');
});

test('nobody but administrators keeps the calendar', async ({ page }) => {
  await signIn(page, OFFICER);
  const refused = await page.goto('/calendar');
  expect(refused!.status()).toBe(403);
});
