// Contracts in the course of the year: both sides are reminded, of one the Federation gives notice in time, and the other
// one goes on by itself.
import { expectNoViolations } from '../support/axe.ts';
import { askAsGateway } from '../support/connection.ts';
import { followFresh } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

// Elsewhere the calendar does not go on.
test.use({ portalName: 'renewal' });

const KEPT = { name: '株式会社しおさい家計', email: 'shiosai@example.jp' };
const LEFT = { name: '株式会社あさなぎ会計', email: 'asanagi@example.jp' };
const WHY = '他のサービスに統合するため。';

/** Both contracts of the demonstration began about two weeks ago, for twelve months, and three months' notice ends them. */
const REMINDED = 240;
const TOO_LATE_FOR_NOTICE = 300;
const OVER = 370;

async function contractOf(page: Page, agent: string): Promise<string> {
  await page.goto('/contracts?state=concluded');
  const row = page.getByRole('main').getByRole('row').filter({ hasText: agent });
  return (await row.getByRole('link').first().getAttribute('href'))!;
}

async function clientOf(page: Page, agent: string): Promise<string> {
  await page.goto('/clients');
  const row = page.getByRole('main').getByRole('row').filter({ hasText: agent });
  return (await row.locator('.mono').innerText()).trim();
}

/** The agent's own page of its contract. */
async function ownContract(page: Page, email: string): Promise<void> {
  await signIn(page, email);
  await page.goto('/applications');
  await page.getByRole('main').getByRole('link', { name: /R\d{4}-/ }).first().click();
  await page.goto(`${new URL(page.url()).pathname}/contract`);
}

test('a contract is renewed by the calendar unless notice was given in time', async ({ page, portal }) => {
  test.setTimeout(300_000);
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  const clientId = await clientOf(page, KEPT.name);
  await signIn(page, OFFICER);
  const kept = await contractOf(page, KEPT.name);
  const left = await contractOf(page, LEFT.name);

  // Both sides are reminded while a notice still counts.
  await portal.goOn(REMINDED);
  for (const reader of [KEPT.email, LEFT.email, OFFICER]) {
    const reminded = await portal.mailbox.next(reader, { subject: /契約の期間が.*に満了します/ });
    expect(reminded.text).toContain('更新しない旨を通知する期限');
  }
  await ownContract(page, KEPT.email);
  await expect(main).toContainText('どちらからも通知がなければ');
  await expect(main).toContainText('更新しない旨の通知期限');
  await expectNoViolations(page);

  // Of one contract the Federation gives notice that it is not renewed.
  await signIn(page, APPROVER);
  await page.goto(left);
  await followFresh(page, APPROVER, '契約を終了する');
  await expectNoViolations(page);
  await page.locator('[name="ending"][value="not_renewed"]').check();
  await page.locator('[name="reason"]').fill(WHY);
  await press(main.getByRole('button', { name: '終了を通知する' }));
  await office.expectDone(page, '終了を事業者と対象の金庫に通知しました。');
  await expect(main).toContainText('をもって終了します。');
  await expectNoViolations(page);
  const noticed = await portal.mailbox.next(LEFT.email, { subject: /終了の通知/ });
  expect(noticed.text).toContain(WHY);
  const lastDay = /契約の最終日：(.+)/.exec(noticed.text!)![1]!.trim();
  await portal.mailbox.next(OFFICER, { subject: /接続契約の終了が通知されました/ });
  await ownContract(page, LEFT.email);
  await expect(main).toContainText('をもって終了します。');
  await expectNoViolations(page);

  // Once the day for it is over, the Federation cannot leave the other one with this period.
  await portal.goOn(TOO_LATE_FOR_NOTICE);
  await signIn(page, APPROVER);
  await page.goto(kept);
  await followFresh(page, APPROVER, '契約を終了する');
  await expect(page.locator('[name="ending"][value="by_notice"]')).toHaveCount(1);
  await expect(main).toContainText('までに受け取った事業者の通知に限ります。');
  await page.locator('[name="ending"][value="not_renewed"]').check();
  await page.locator('[name="reason"]').fill(WHY);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '終了を通知する' }));
  await expect(page.getByRole('alert')).toBeVisible();
  await page.goto(kept);
  await expect(main).not.toContainText('をもって終了します。');

  // The period is over: one contract has another one, the other has ended.
  await portal.goOn(OVER);
  await portal.mailbox.next(KEPT.email, { subject: /接続契約を更新しました/ });
  await portal.mailbox.next(LEFT.email, { subject: /接続契約が終了しました/ });
  for (const reader of [OFFICER, APPROVER]) {
    const told = await portal.mailbox.next(reader, { subject: /接続契約が終了しました/ });
    expect(told.text).toContain(`契約の最終日：${lastDay}`);
    await portal.mailbox.next(reader, { subject: /接続契約を更新しました/ });
  }
  await ownContract(page, KEPT.email);
  await expect(main).toContainText('契約の更新');
  await expectNoViolations(page);
  const asked = await askAsGateway(portal, clientId);
  expect(await asked.json()).toMatchObject({ active: true });
  await ownContract(page, LEFT.email);
  // The job came to it later, but the contract ended with its last day. Pages keep a day on one line, with signs that
  // nobody sees.
  const shown = lastDay.replace(/[年月日]/g, '$&\u2060');
  await expect(main).toContainText(`この契約は${shown}をもって終了しました。`);
  const row = `契約の最終日\\s*${shown.replace(/[()]/g, '\\$&')}`;
  await expect(main).toContainText(new RegExp(row));
  await expectNoViolations(page);
  await signIn(page, OFFICER);
  await page.goto(kept);
  await expect(main).toContainText('契約の更新');
  await expectNoViolations(page);
  await page.goto(left);
  await expect(main).toContainText('契約の終了');
  await expectNoViolations(page);
});
