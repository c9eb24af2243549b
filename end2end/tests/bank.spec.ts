// A bank's own space: what waits, who connects, what it answered; and an agent that it wants suspended.
import { expectNoViolations } from '../support/axe.ts';
import { askAsGateway } from '../support/connection.ts';
import { followFresh } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'bank' });

const BANKER = 'chuo@example.jp';
const OTHER = 'tokai@example.jp';
const AGENT = '株式会社しおさい家計';
const AGENT_MAIL = 'shiosai@example.jp';
const WHY = '身に覚えのない照会の申出が続いているため。';

test('a bank asks for a suspension, the Federation decides, and only that bank is closed', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  await page.goto('/clients');
  const client = main.getByRole('row').filter({ hasText: AGENT });
  const clientId = (await client.locator('.mono').innerText()).trim();
  const reached = async () => {
    const answer = await askAsGateway(portal, clientId);
    return ((await answer.json()) as { banks: string[] }).banks;
  };
  expect(await reached()).toContain('2963');

  // The bank sees who connects, and asks with a reason.
  await signIn(page, BANKER);
  await page.goto('/bank');
  await expectNoViolations(page);
  const live = main.getByRole('table', { name: '貴金庫に接続する事業者' });
  const own = live.getByRole('row').filter({ hasText: AGENT });
  await expect(own).toContainText('接続できます');
  await followFresh(page, BANKER, `${AGENT}の利用停止を依頼する`);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '利用停止を依頼する' }));
  await expect(page.getByRole('alert')).toContainText('理由');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill(WHY);
  await press(main.getByRole('button', { name: '利用停止を依頼する' }));
  await office.expectDone(page, '利用停止を依頼しました。');
  await expect(own).toContainText('連合会の判断を待っています。');
  await expectNoViolations(page);
  expect(await reached()).toContain('2963');
  const asked = await portal.mailbox.next(OFFICER, { subject: /利用停止を依頼/ });
  expect(asked.text).toContain(WHY);

  // Another bank reads nothing of it.
  await signIn(page, OTHER);
  await page.goto('/bank');
  await expect(main.getByRole('row').filter({ hasText: AGENT }).first()).toBeVisible();
  await expect(main).not.toContainText(WHY);
  await expect(main).not.toContainText('停止を依頼しています');

  // The officer decides: declining would need its reason.
  await signIn(page, OFFICER);
  await page.goto('/suspensions');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '中央労働金庫の依頼を見る' }).click();
  await expect(main).toContainText(WHY);
  await expectNoViolations(page);
  await followFresh(page, OFFICER, '判断する');
  await expectNoViolations(page);
  await page.locator('[name="decision"][value="decline"]').check();
  await press(main.getByRole('button', { name: 'この内容で決める' }));
  await expect(page.getByRole('alert')).toContainText('金庫への説明');
  await expectNoViolations(page);
  await page.locator('[name="decision"][value="accept"]').check();
  await press(main.getByRole('button', { name: 'この内容で決める' }));
  await office.expectDone(page, '金庫での利用を停止し、金庫と事業者に知らせました。');
  await expect(main).toContainText('停止を決めた人とは別の決裁者が解除します。');
  const after = await reached();
  expect(after).not.toContain('2963');
  expect(after).toContain('2972');
  const told = await portal.mailbox.next(AGENT_MAIL, { subject: /中央労働金庫での利用を停止/ });
  expect(told.text).toContain(WHY);
  await portal.mailbox.next(BANKER, { subject: /中央労働金庫での利用を停止/ });
  await main.getByRole('link', { name: /^K\d{4}-/ }).click();
  await expect(main.locator('#suspensions')).toContainText('停止中');
  await expectNoViolations(page);

  // An approver lifts it.
  await signIn(page, APPROVER);
  await page.goto('/suspensions');
  await main.getByRole('link', { name: '中央労働金庫の依頼を見る' }).click();
  await followFresh(page, APPROVER, '停止を解除する');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill('調査が終わり、是正を確認したため。');
  await press(main.getByRole('button', { name: '停止を解除する' }));
  await office.expectDone(page, '利用停止を解除し、金庫と事業者に知らせました。');
  expect(await reached()).toContain('2963');
});
