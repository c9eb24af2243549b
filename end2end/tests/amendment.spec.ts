// A contract in effect is amended: an immaterial change, signed by both sides, takes its place while clients go on.
import { expectNoViolations } from '../support/axe.ts';
import { clientIdOf, isActive } from '../support/connection.ts';
import { today } from '../support/days.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'amendment' });

const AGENT = '株式会社しおさい家計';
const AGENT_MAIL = 'shiosai@example.jp';
const WHY = '費用の通知の期間を改めるため。';

test('an amendment is signed beside the contract in force and takes its place on its day', async ({
  page,
  portal,
}) => {
  test.setTimeout(300_000);
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  const clientId = await clientIdOf(page, AGENT);
  const active = () => isActive(portal, clientId);
  expect(await active()).toBe(true);

  // The officer opens it: without a reason it says so, and the text in force is the first draft.
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=concluded');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const old = new URL(page.url()).pathname;
  await main.getByRole('link', { name: '契約を変更する' }).click();
  await expect(main).toContainText('いまの契約はそのまま続きます。');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '変更の手続きを始める' }));
  await expect(page.getByRole('alert')).toContainText('変更する内容と理由');
  await expectNoViolations(page);
  await main.locator('[name="reason"]').fill(WHY);
  await press(main.getByRole('button', { name: '変更の手続きを始める' }));
  await office.expectDone(page, '変更の手続きを始めました。');
  const contract = new URL(page.url()).pathname.replace(/\/draft$/, '');
  await expect(main).toContainText('変更する契約');
  await expectNoViolations(page);
  await page.goto(old);
  await expect(main).toContainText('変更の手続きを進めています');
  await expect(main.getByRole('link', { name: '契約を変更する' })).toHaveCount(0);
  await expectNoViolations(page);
  const told = await portal.mailbox.next(AGENT_MAIL, { subject: /変更の手続きを始めました/ });
  expect(told.text).toContain(WHY);

  // One article changes; two people find that immaterial, so the standing consents hold.
  await page.goto(`${contract}/draft`);
  await page.locator('#clause-fees').getByRole('link', { name: '条文を直す' }).click();
  const text = main.locator('[name="text"]');
  await text.fill((await text.inputValue()).replace('2か月前', '3か月前'));
  await press(page.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, '条文の変更を保存しました。');
  await page.goto(`${contract}/draft/issue`);
  await page.locator('[name="note"]').fill(WHY);
  await page.locator('[name="materiality"][value="immaterial"]').check();
  await press(page.getByRole('button', { name: 'この内容で発行する' }));
  await office.expectDone(page, '原案を発行し、事業者に知らせました。');
  await signIn(page, APPROVER);
  await page.goto(`${contract}/draft`);
  await main.getByRole('link', { name: '変更を確認する' }).click();
  await press(page.getByRole('button', { name: '軽微な変更と確認する' }));
  await office.expectDone(page, '軽微な変更と確認しました。');

  // The bank that is not under the contract is asked anew; the standing consents of the others hold.
  await signIn(page, OFFICER);
  await page.goto(`${contract}/consents`);
  await expect(main).toContainText('12金庫が同意、1金庫が未回答。');
  await office.recordAnswer(page, contract, {
    bank: '2987',
    answer: 'refused',
    note: '利用者への説明を確認できないため。',
    on: today(),
    by: '業務部 三好',
    evidence: '回答書 第31号',
  });

  // Both sides sign; until the day comes, the old contract is the one in force.
  await office.drawUp(page, contract, today());
  await signIn(page, AGENT_MAIL);
  await page.goto(link(told, /applications/));
  const application = new URL(page.url()).pathname;
  await expect(main).toContainText('の変更契約です');
  await expectNoViolations(page);
  await office.sign(page, { name: '汐見 渚', title: '代表取締役', email: AGENT_MAIL });
  await office.expectDone(page, '署名しました。');
  await signIn(page, APPROVER);
  await page.goto(contract);
  await office.sign(page, { name: '水野 正明', title: '理事長', email: APPROVER });
  await office.expectDone(page, '契約を締結し、公開名簿に掲載しました。');
  await expect(main).toContainText(/K\d{4}-\d{4}-2/);
  await expectNoViolations(page);

  // The day has come already: the portal lets the amendment begin by itself.
  await expect(async () => {
    await page.goto(old);
    await expect(main).toContainText('変更契約に代わりました', { timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await expectNoViolations(page);
  expect(await active()).toBe(true);
  await portal.mailbox.next(AGENT_MAIL, { subject: /変更契約の効力が生じました/ });
  await signIn(page, AGENT_MAIL);
  await page.goto(application);
  await expect(main).toContainText('に代わって効力を持っています。');
  await expectNoViolations(page);
  await main.getByRole('link', { name: 'APIクライアントの申請に進む' }).click();
  await expect(main).toContainText(clientId);
  await expectNoViolations(page);

  // Everybody sees both, and the way from one to the other.
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await main.getByRole('row').filter({ hasText: /K\d{4}-\d{4}-2/ }).getByRole('link').first().click();
  await expect(main).toContainText('変更する契約');
  await expectNoViolations(page);
  await main.getByRole('link', { name: /^K\d{4}-\d{4}$/ }).click();
  await expect(main).toContainText('変更契約への移行');
  await expectNoViolations(page);
});
