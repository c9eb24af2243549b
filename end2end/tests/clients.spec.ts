// A client after its issue: the link that was lost, and the secret that leaked.
import { expectNoViolations } from '../support/axe.ts';
import { confirmIdentity } from '../support/factor.ts';
import { askAsGateway, shownCredentials, token } from '../support/connection.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import { ADMINISTRATOR, AGENT_ASKING_FOR_CLIENT, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

test.use({ portalName: 'clients' });

const REASON = '開発者の端末からシークレットが漏れたとの届出がありました。';

test('a lost link is replaced by another, and a leaked secret gets no more tokens', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const mailed = async () =>
    link(
      await portal.mailbox.next(AGENT_ASKING_FOR_CLIENT, { subject: /クライアントIDを発行/ }),
      /\/secret\//,
    );

  await signIn(page, ADMINISTRATOR);
  await page.goto('/clients');
  await main.getByRole('row').filter({ hasText: 'あさなぎ会計' }).getByRole('link').first().click();
  const client = new URL(page.url()).pathname;
  await expect(main.getByRole('button', { name: 'リンクを送り直す' })).toHaveCount(0);
  await press(main.getByRole('button', { name: 'クライアントIDを発行する' }));
  await office.expectDone(page, 'クライアントIDを発行しました。');
  const lost = await mailed();
  await expect(main).toContainText('まだ表示されていません。');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'リンクを送り直す' }));
  await office.expectDone(page, 'シークレットのリンクを事業者に送り直しました。');
  const found = await mailed();

  // Only the last link shows the secret; then there is nothing left to send.
  await signIn(page, AGENT_ASKING_FOR_CLIENT);
  await page.goto(lost);
  await confirmIdentity(page, AGENT_ASKING_FOR_CLIENT);
  await portal.mailbox.next(AGENT_ASKING_FOR_CLIENT, { subject: /2要素認証/ });
  expect((await page.goto(lost))?.status()).toBe(410);
  await page.goto(found);
  await press(main.getByRole('button', { name: 'シークレットを表示する' }));
  const credentials = await shownCredentials(page);
  expect(await token(portal, credentials)).toMatchObject({ token_type: 'bearer' });
  expect(portal.mailbox.unreadTo(AGENT_ASKING_FOR_CLIENT)).toHaveLength(0);

  await signIn(page, ADMINISTRATOR);
  await page.goto(client);
  await expect(main.getByRole('button', { name: 'リンクを送り直す' })).toHaveCount(0);
  const late = await page.request.post(`${client}/send-link`);
  expect(late.status()).toBe(409);

  // The end needs a reason and a second look, and holds at once.
  await main.getByRole('link', { name: '失効させる' }).click();
  await expect(main).toContainText('元に戻すことはできません。');
  await expectNoViolations(page);
  await main.getByRole('button', { name: '失効させる' }).click();
  await expect(page.getByRole('alert')).toContainText('失効の理由');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill(REASON);
  await press(main.getByRole('button', { name: '失効させる' }));
  await office.expectDone(page, 'クライアントを失効させました。');
  await expectNoViolations(page);
  await expect(token(portal, credentials)).rejects.toMatchObject({ status: 401 });
  expect(await (await askAsGateway(portal, credentials.id)).json()).toMatchObject({ active: false });

  const told = await portal.mailbox.next(AGENT_ASKING_FOR_CLIENT, { subject: /失効/ });
  expect(told.text).toContain(REASON);
  await signIn(page, AGENT_ASKING_FOR_CLIENT);
  await page.goto(client);
  await expect(main).toContainText('失効');
  await expect(main.getByRole('link', { name: '失効させる' })).toHaveCount(0);
  await expectNoViolations(page);
});
