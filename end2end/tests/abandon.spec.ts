// A negotiation that ends without a contract: asked once more, told to both sides, and seen by both as over.
import { expectNoViolations } from '../support/axe.ts';
import { expectDone } from '../support/office.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'abandon' });

const AGENT = '有限会社かけはし電算';
const OWNER = 'kakehashi@example.jp';
const REASON = '両者の協議により、締結を見送りました。';

test('an officer ends a negotiation with a reason, and both sides read that no contract comes of it', async ({ page, portal }) => {
  test.setTimeout(120_000);
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await main.getByRole('link', { name: '契約の協議を終了する' }).click();
  await expect(main).toContainText('元に戻せません。');
  await expectNoViolations(page);
  const end = main.getByRole('button', { name: '契約の協議を終了する' });
  await press(end);
  await expect(page.getByRole('alert')).toContainText('理由');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill(REASON);
  await press(end);
  await expectDone(page, '契約の協議を終了し、双方に知らせました。');
  await expect(main).toContainText('不成立');
  await expect(main).toContainText(REASON);
  await expect(main.getByRole('link', { name: '契約の協議を終了する' })).toHaveCount(0);
  await expectNoViolations(page);

  const told = await portal.mailbox.next(OWNER, { subject: /契約の協議を終了しました/ });
  expect(told.text).toContain(REASON);
  await signIn(page, OWNER);
  await page.goto('/applications');
  await main.getByRole('link', { name: /^R\d{4}-\d+/ }).first().click();
  await page.goto(`${new URL(page.url()).pathname}/contract`);
  await expect(main).toContainText('不成立');
  await expect(main).toContainText('契約を締結しないまま、協議を終了しました。');
  await expectNoViolations(page);
});
