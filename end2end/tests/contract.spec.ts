// The whole way of one agent: from a submitted application to a token, through everybody's hands.
import { begin, fillEverything, submit } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { confirmIdentity } from '../support/factor.ts';
import { askAsGateway, pdfText, shownCredentials, token } from '../support/connection.ts';
import { today } from '../support/days.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import {
  ADMINISTRATOR,
  APPROVER,
  OFFICER,
  newAgent,
  register,
  signIn,
} from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { press } from '../support/press.ts';

const CHANGED = 'みはらし家計簿（個人向け）';

test('an application becomes a contract, and the contract a client that gets a token', async ({
  page,
  portal,
}) => {
  test.setTimeout(300_000);
  const main = page.getByRole('main');
  const agent = newAgent('contract');
  await register(page, portal, agent);
  const application = await begin(page);
  await fillEverything(page, application);
  const receipt = await submit(page, application);

  // The officer takes it, looks the agent up, and asks for one correction.
  await signIn(page, OFFICER);
  const address = await office.findCase(page, agent.name);
  await expectNoViolations(page);
  await office.take(page, address);
  await office.verifyRegistration(page, address, today());
  await office.returnCase(page, address, {
    section: 'service',
    criterion: '1-2',
    reason: 'サービスの名称に対象の利用者を書いてください。',
    due: today(14),
  });

  // Only what was named can be changed.
  await signIn(page, agent.email);
  const asked = await portal.mailbox.next(agent.email, { subject: /補正/ });
  expect(asked.text).toContain('対象の利用者を書いてください');
  await page.goto(application);
  await expect(main).toContainText('対象の利用者を書いてください');
  await expectNoViolations(page);
  await page.goto(`${application}/sections/contacts`);
  await expect(main).toContainText('この項目は、いまは変更できません。');
  await page.goto(`${application}/sections/service`);
  await page.locator('[name="service_name"]').fill(CHANGED);
  await press(page.getByRole('button', { name: '保存して次へ進む' }));
  await expect(page).not.toHaveURL(/sections\/service/);
  expect(await submit(page, application)).toBe(receipt);

  // The officer sees what changed and proposes; another person decides.
  await signIn(page, OFFICER);
  await page.goto(address);
  await expect(main).toContainText('前の版から1項目が変わりました。');
  await expect(main.locator('ins')).toContainText('（個人向け）');
  await expectNoViolations(page);
  await office.propose(page, address, '基準をすべて満たしています。承認が相当です。');
  await page.goto(`${address}/decide`);
  await expect(page.getByRole('main').getByRole('button', { name: '承認する' })).toHaveCount(0);
  await signIn(page, APPROVER);
  await office.approve(page, address);

  // Every bank answers: standing consents are there, one bank decides differently.
  await signIn(page, OFFICER);
  const contract = await office.contractOf(page, address);
  await page.goto(`${contract}/consents`);
  await expect(main).toContainText('13金庫が同意');
  await expectNoViolations(page);
  const answer = { bank: '2997', on: today(), by: '業務部 本間', evidence: '回答書 第12号' };
  await office.recordAnswer(page, contract, { ...answer, answer: 'unanswered' });
  await page.goto(contract);
  await expect(main).toContainText('1金庫が未回答です。');
  await expect(main.getByRole('button', { name: '契約書を作成する' })).toHaveCount(0);
  await office.recordAnswer(page, contract, {
    ...answer,
    answer: 'refused',
    note: '連鎖接続先の管理を確認できないため。',
  });
  await expect(main).toContainText('12金庫が同意');
  await expect(main).toContainText('1金庫が不同意');
  await office.drawUp(page, contract, today());
  await expectNoViolations(page);

  // The agent reads, sets an authenticator app up, and signs; without the agreement nothing is signed.
  await signIn(page, agent.email);
  await page.goto(`${application}/contract`);
  await expectNoViolations(page);
  const signer = { name: '見晴 太郎', title: '代表取締役', email: agent.email };
  await office.sign(page, { ...signer, title: ' ' });
  await expect(page.getByRole('alert')).toContainText('署名者の役職');
  await expect(page.locator('[name="signer_name"]')).toHaveValue(signer.name);
  await office.sign(page, signer);
  await office.expectDone(page, '署名しました。');

  await signIn(page, APPROVER);
  await page.goto(contract);
  await expectNoViolations(page);
  await office.sign(page, { name: '駿河 一郎', title: '理事長', email: APPROVER });
  await office.expectDone(page, '契約を締結し、公開名簿に掲載しました。');
  await expectNoViolations(page);
  const text = await pdfText(page, portal, `${contract}/pdf`);
  for (const part of ['労働金庫連合会', agent.name, '北海道労働金庫', '署名']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('沖縄県労働金庫');

  // The public list shows the contract without a session.
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await expectNoViolations(page);
  await main.getByRole('link', { name: agent.name }).click();
  await expect(main).toContainText('北海道労働金庫');
  await expectNoViolations(page);

  // The agent asks for a client, an administrator issues it, the agent sees the secret once.
  await signIn(page, agent.email);
  await portal.mailbox.next(agent.email, { subject: /締結/ });
  await page.goto(`${application}/clients`);
  await page.locator('[name="client_name"]').fill('みはらし家計簿 本番');
  await page.locator('[name="redirect_uris"]').fill('https://mihara.example.jp/callback');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'クライアントを申請する' }));
  await office.expectDone(page, 'クライアントを申請しました。');

  await signIn(page, ADMINISTRATOR);
  await page.goto('/clients');
  await expectNoViolations(page);
  await main.getByRole('row').filter({ hasText: agent.name }).getByRole('link').first().click();
  await press(main.getByRole('button', { name: 'クライアントIDを発行する' }));
  await office.expectDone(page, 'クライアントIDを発行しました。');
  const client = new URL(page.url()).pathname;

  await signIn(page, agent.email);
  const secret = link(await portal.mailbox.next(agent.email, { subject: /クライアント/ }), /\/secret\//);
  await page.goto(secret);
  await confirmIdentity(page, agent.email);
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'シークレットを表示する' }));
  const credentials = await shownCredentials(page);
  await expectNoViolations(page);
  const again = await page.goto(secret);
  expect(again?.status()).toBe(410);
  await expectNoViolations(page);

  // The client connects; a wrong secret does not.
  const granted = await token(portal, credentials);
  expect(granted.token_type).toBe('bearer');
  expect(granted.expires_in).toBeLessThanOrEqual(3600);
  await expect(token(portal, { ...credentials, secret: 'not-the-secret' })).rejects.toMatchObject({
    status: 401,
  });
  await page.goto(client);
  await expect(main).toContainText('接続できました。');
  await expectNoViolations(page);

  const seen = await askAsGateway(portal, credentials.id);
  expect(await seen.json()).toMatchObject({ active: true });
  const unchanged = await askAsGateway(portal, credentials.id, seen.headers.get('etag')!);
  expect(unchanged.status).toBe(304);

  // Both sides read one history.
  await page.goto(application);
  for (const step of ['補正', '締結']) await expect(main).toContainText(step);
});
