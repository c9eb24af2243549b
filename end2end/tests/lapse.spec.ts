// A text that nobody signs in time: it comes back by itself, both sides are told, and it goes out again.
import { expectNoViolations } from '../support/axe.ts';
import { today } from '../support/days.ts';
import * as office from '../support/office.ts';
import { AGENT_ASKED_TO_SIGN, OFFICER, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

// Elsewhere the calendar does not go on.
test.use({ portalName: 'lapse' });

const AGENT = '株式会社ソロバンラボ';
/** Thirty business days and more: what waits in the demonstration has no longer. */
const TOO_LATE = 60;

test('a contract that the agent does not sign in time comes back, and is drawn up again', async ({ page, portal }) => {
  test.setTimeout(240_000);
  const main = page.getByRole('main');
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto('/applications');
  const first = main.getByRole('link', { name: /^R\d{4}-\d+/ }).first();
  const number = /R\d{4}-\d+/.exec(await first.innerText())![0];
  await first.click();
  const application = new URL(page.url()).pathname;
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('までに署名してください。');
  await expectNoViolations(page);

  // Both sides are told whose signature did not come; the officer is told of other contracts too.
  await portal.goOn(TOO_LATE);
  for (const side of [AGENT_ASKED_TO_SIGN, OFFICER]) {
    const told = await portal.mailbox.next(side, { subject: new RegExp(`署名の期限が過ぎました.*${number}`) });
    expect(told.text).toContain('期限までに事業者の署名がなかったため');
    expect(told.text).toContain('もう一度署名を依頼します。');
  }
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('署名の期限切れ');
  await expect(main).toContainText('契約書は連合会の担当者に戻りました。');
  await expect(main.locator('[name="publish"]')).toHaveCount(0);
  await expect(main.locator('iframe')).toHaveCount(0);
  await expectNoViolations(page);

  // The officer draws it up again, for a day that is still to come.
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const contract = new URL(page.url()).pathname;
  await expect(main).toContainText('期限までに署名がありませんでした。');
  await expect(main).toContainText('署名の期限切れ');
  await expect(main).toContainText('すべての条件がそろっています。');
  await expectNoViolations(page);
  await office.drawUp(page, contract, today(TOO_LATE + 20));
  await expectNoViolations(page);
  await portal.mailbox.next(AGENT_ASKED_TO_SIGN, { subject: /契約書に署名してください/ });
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('までに署名してください。');
  await expect(main).not.toContainText('契約書は連合会の担当者に戻りました。');
  await expectNoViolations(page);
});
