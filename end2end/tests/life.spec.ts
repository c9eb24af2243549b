// A contract after its conclusion: suspended at once, resumed by somebody else, and ended with notice.
import { expectNoViolations } from '../support/axe.ts';
import { clientIdOf, isActive } from '../support/connection.ts';
import { fillDay, today } from '../support/days.ts';
import { followFresh } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'life' });

const AGENT = '株式会社しおさい家計';
const AGENT_MAIL = 'shiosai@example.jp';
const DOUBT = '短い時間に多数の利用者の明細を取得しており、不正な接続の疑いがあるため。';
const CLEARED = '取得の間隔を改めたことを確認したため。';
const CLOSING = 'サービスの提供が終了するため。';

test('a suspension holds at once, somebody else lifts it, and after a notice the last day is known to everybody', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  const clientId = await clientIdOf(page, AGENT);
  const active = () => isActive(portal, clientId);
  expect(await active()).toBe(true);

  // The officer suspends: a reason is demanded, and nothing typed is lost.
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=concluded');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const contract = new URL(page.url()).pathname;
  await expect(main.getByRole('link', { name: '契約を終了する' })).toHaveCount(0);
  await followFresh(page, OFFICER, '利用を停止する');
  await expect(main).toContainText('直ちに新しいトークンを取得できなくなります。');
  await expectNoViolations(page);
  await main.getByRole('button', { name: '利用を停止する' }).click();
  await expect(page.getByRole('alert')).toContainText('理由');
  await page.locator('[name="reason"]').fill(DOUBT);
  await press(main.getByRole('button', { name: '利用を停止する' }));
  await office.expectDone(page, '利用を停止し、事業者と対象の金庫に知らせました。');
  expect(await active()).toBe(false);
  await expectNoViolations(page);
  await expect(main).toContainText(DOUBT);
  const suspended = await portal.mailbox.next(AGENT_MAIL, { subject: /利用を停止しました/ });
  expect(suspended.text).toContain(DOUBT);

  // The agent sees why, and can ask for nothing new; everybody sees that it is suspended, and nobody why.
  await signIn(page, AGENT_MAIL);
  await page.goto('/applications');
  await main.getByRole('link', { name: /R\d{4}-/ }).first().click();
  await expect(main).toContainText('接続契約の利用が停止されています。');
  const application = new URL(page.url()).pathname;
  await page.goto(`${application}/clients`);
  await expect(main).toContainText('契約の利用が停止されているか');
  await page.goto(`${application}/contract`);
  await expect(main).toContainText(DOUBT);
  await expectNoViolations(page);
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  const listed = main.getByRole('row').filter({ hasText: AGENT });
  await expect(listed).toContainText('利用停止中');
  await listed.getByRole('link').click();
  await expect(main).toContainText('利用の停止');
  await expect(main).not.toContainText(DOUBT);
  await expectNoViolations(page);

  // An approver lifts it, and the client works as before.
  await signIn(page, APPROVER);
  await page.goto(contract);
  await followFresh(page, APPROVER, '利用を再開する');
  await page.locator('[name="reason"]').fill(CLEARED);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '利用を再開する' }));
  await office.expectDone(page, '利用を再開し、事業者と対象の金庫に知らせました。');
  expect(await active()).toBe(true);
  await portal.mailbox.next(AGENT_MAIL, { subject: /再開/ });

  // A notice that leaves too little time is told beside the day; the right one is kept.
  await followFresh(page, APPROVER, '契約を終了する');
  await expectNoViolations(page);
  await page.locator('[name="ending"][value="by_notice"]').check();
  await fillDay(page, 'last_day', today(30));
  await page.locator('[name="reason"]').fill(CLOSING);
  await press(main.getByRole('button', { name: '終了を通知する' }));
  await expect(page.getByRole('alert')).toContainText('契約の最終日');
  await expect(page.locator('[name="reason"]')).toHaveValue(CLOSING);
  await expectNoViolations(page);
  await fillDay(page, 'last_day', today(120));
  await press(main.getByRole('button', { name: '終了を通知する' }));
  await office.expectDone(page, '終了を事業者と対象の金庫に通知しました。');
  await expect(main).toContainText('をもって終了します。');
  expect(await active()).toBe(true);
  const told = await portal.mailbox.next(AGENT_MAIL, { subject: /終了の通知/ });
  expect(told.text).toContain(CLOSING);

  // What is left is ending it at once; that takes the client along.
  await followFresh(page, APPROVER, '契約を終了する');
  await expect(page.locator('[name="ending"]')).toHaveCount(1);
  await page.locator('[name="ending"]').check();
  await page.locator('[name="reason"]').fill('登録が効力を失ったため。');
  await press(main.getByRole('button', { name: '終了を通知する' }));
  await office.expectDone(page, '契約を終了し、事業者と対象の金庫に知らせました。');
  expect(await active()).toBe(false);
  await expect(main.getByRole('link', { name: '契約を終了する' })).toHaveCount(0);
  await expectNoViolations(page);
});
