// A text that is declined, drawn up anew with the Federation first, and signed by somebody who was named.
import { expectNoViolations } from '../support/axe.ts';
import { pdfText } from '../support/connection.ts';
import { fillDay, today } from '../support/days.ts';
import { confirmIdentity } from '../support/factor.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import {
  AGENT_ASKED_TO_SIGN,
  APPROVER,
  OFFICER,
  PASSWORD,
  signIn,
} from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// The contract that is concluded here waits for a signature in other specs.
test.use({ portalName: 'signing' });

const AGENT = '株式会社ソロバンラボ';
const NAMED = 'board@soroban-parent.example.jp';

test('a declined contract comes back and is signed by the Federation and a named person', async ({
  page,
  portal,
}) => {
  test.setTimeout(300_000);
  const main = page.getByRole('main');

  // The agent declines, and says why.
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto('/applications');
  await main.getByRole('link', { name: /^R\d{4}-\d+/ }).first().click();
  const application = new URL(page.url()).pathname;
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('までに署名してください。');
  await expectNoViolations(page);
  await page.goto(`${application}/contract/decline`);
  await confirmIdentity(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract/decline`);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '署名を辞退する' }));
  await expect(page.getByRole('alert')).toContainText('辞退の理由');
  await expectNoViolations(page);
  await main.locator('[name="reason"]').fill('第5条の費用に社内の承認が得られませんでした。');
  await press(main.getByRole('button', { name: '署名を辞退する' }));
  await office.expectDone(page, '署名を辞退し、双方に理由を知らせました。');
  await expect(main).toContainText('社内の承認が得られませんでした。');
  // Every bank has answered: a new text is awaited, and no step is left to take.
  await expect(main).toContainText('契約書の再作成待ち');
  await expect(main).not.toContainText('署名の手順');
  await expectNoViolations(page);
  await page.goto('/applications');
  await expect(main).toContainText('契約書の再作成待ち');
  const declined = await portal.mailbox.next(OFFICER, { subject: /辞退/ });
  expect(declined.text).toContain('社内の承認が得られませんでした。');

  // The officer reads why, and draws it up with the Federation first.
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  const row = main.getByRole('row').filter({ hasText: AGENT });
  await expect(row).toContainText('契約書の再作成待ち');
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const contract = new URL(page.url()).pathname;
  await expect(main).toContainText('社内の承認が得られませんでした。');
  await expect(main).toContainText('すべての条件がそろっています。');
  await expectNoViolations(page);
  await page.goto(`${contract}/abandon`);
  await expectNoViolations(page);
  await page.goto(contract);
  await fillDay(page, 'effective_from', today());
  await main.locator('[name="signing_order"][value="federation_first"]').check();
  await main.locator('[name="sign_within"]').selectOption('5');
  await press(main.getByRole('button', { name: '契約書を作成する' }));
  await office.expectDone(page, '契約書を作成し、決裁者に署名を依頼しました。');
  await expectNoViolations(page);

  // The agent does not see the text before the Federation has signed.
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('連合会が先に署名します。');
  await expect(main.locator('iframe')).toHaveCount(0);
  expect((await page.request.get(`${contract}/pdf`)).status()).toBe(404);
  await expectNoViolations(page);

  await signIn(page, APPROVER);
  await page.goto(contract);
  await office.sign(page, { name: '駿河 一郎', title: '理事長', email: APPROVER });
  await office.expectDone(page, '署名しました。事業者に署名を依頼しました。');
  await expectNoViolations(page);

  // The owner names somebody from outside, who is invited, and signs; the owner cannot any more.
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract/delegate`);
  await confirmIdentity(page, AGENT_ASKED_TO_SIGN);
  await page.goto(`${application}/contract/delegate`);
  await expectNoViolations(page);
  await main.locator('[name="name"]').fill('三木 正');
  await main.locator('[name="email"]').fill(AGENT_ASKED_TO_SIGN);
  await press(main.getByRole('button', { name: '指名する' }));
  await expect(page.getByRole('alert')).toContainText('自分以外の人');
  await expectNoViolations(page);
  await main.locator('[name="email"]').fill(NAMED);
  await press(main.getByRole('button', { name: '指名する' }));
  await office.expectDone(page, '署名する人を指名し、メールで知らせました。');
  await expect(main.locator('[name="publish"]')).toHaveCount(0);
  await expectNoViolations(page);
  await page.goto(`${application}/contract/revoke`);
  await confirmIdentity(page, AGENT_ASKED_TO_SIGN);
  await expect(main).toContainText('三木 正');
  await expectNoViolations(page);

  const named = await portal.mailbox.next(NAMED, { subject: /署名を委任/ });
  expect(named.text).toContain('この契約に限って');
  const invitation = await portal.mailbox.next(NAMED, { subject: /招待/ });
  await page.context().clearCookies();
  await page.goto(link(invitation, /invitation/));
  await main.locator('[name="password"]').fill(PASSWORD);
  await press(main.getByRole('button', { name: 'アカウントを作成する' }));
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, NAMED);
  await page.goto(`${application}/contract`);
  await expect(main).toContainText('この契約に署名する人としてあなたを指名しました。');
  await office.sign(page, { name: '三木 正', title: '取締役', email: NAMED });
  await office.expectDone(page, '契約を締結し、公開名簿に掲載しました。');
  await expectNoViolations(page);
  const text = await pdfText(page, portal, `${contract}/pdf`);
  for (const part of ['三木 正', '認証アプリ', '契約締結の意思表示']) {
    expect(text.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
  }
});
