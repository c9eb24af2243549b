// A bank takes its consent to a concluded contract back: on its page, and by a letter that an officer records.
import { expectNoViolations } from '../support/axe.ts';
import { askAsGateway, clientIdOf } from '../support/connection.ts';
import { fillDay, today } from '../support/days.ts';
import { followFresh } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'withdrawal' });

const AGENT = '株式会社しおさい家計';
const AGENT_MAIL = 'shiosai@example.jp';
const BANKER = 'chuo@example.jp';
const WHY = '接続に係る方針を見直すため。';

test('a bank that takes its consent back is not reached any more, and everybody can see from when', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  const clientId = await clientIdOf(page, AGENT);
  const reached = async () => {
    const answer = await askAsGateway(portal, clientId);
    return ((await answer.json()) as { banks: string[] }).banks;
  };
  expect(await reached()).toContain('2963');

  // The bank: what it means is said before, a missing reason beside its field, and today counts at once.
  await signIn(page, BANKER);
  await page.goto('/bank');
  const answered = main.getByRole('table', { name: 'これまでの回答' });
  const own = answered.getByRole('row').filter({ hasText: AGENT });
  await own.getByRole('link').click();
  await followFresh(page, BANKER, '同意を撤回する');
  await expect(main).toContainText('撤回は取り消せません。');
  await expectNoViolations(page);
  await fillDay(page, 'from', today());
  await main.getByRole('button', { name: '同意を撤回する' }).click();
  await expect(page.getByRole('alert')).toContainText('理由');
  await expect(page.locator('[name="from_year"]')).toHaveValue(today().year);
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill(WHY);
  await press(main.getByRole('button', { name: '同意を撤回する' }));
  await office.expectDone(page, '同意の撤回を記録し、事業者と連合会に知らせました。');
  await expect(own).toContainText('同意の撤回');
  expect(await reached()).not.toContain('2963');
  const told = await portal.mailbox.next(AGENT_MAIL, { subject: /中央労働金庫が同意を撤回/ });
  expect(told.text).toContain(WHY);
  await own.getByRole('link').click();
  await expect(main).toContainText('同意を撤回しました。');
  await expect(main.getByRole('link', { name: '同意を撤回する' })).toHaveCount(0);
  await expectNoViolations(page);

  // The officer records another bank's letter, for a day that is still to come.
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=concluded');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/consents`);
  await expect(main).toContainText(WHY);
  await expectNoViolations(page);
  await main.getByRole('link', { name: '北海道労働金庫の同意の撤回を記録する' }).click();
  await fillDay(page, 'from', today(40));
  await page.locator('[name="reason"]').fill('システムの更改のため。');
  await page.locator('[name="by"]').fill('事務部 岡野');
  await page.locator('[name="evidence"]').fill('撤回書 第3号');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '撤回を記録する' }));
  await office.expectDone(page, '同意の撤回を記録し、事業者と連合会に知らせました。');
  await expect(main.getByRole('row').filter({ hasText: '北海道労働金庫' })).toContainText('撤回');
  expect(await reached()).toContain('2951');

  // The register says which bank is not covered any more, and until when the other is.
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').click();
  await expect(main.getByRole('row').filter({ hasText: '中央労働金庫' }).first()).toContainText('対象外');
  await expect(main.getByRole('row').filter({ hasText: '北海道労働金庫' }).first()).toContainText('まで');
  await expect(main).not.toContainText(WHY);
  await expectNoViolations(page);
});
