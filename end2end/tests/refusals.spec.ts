// What an agent may not do: told clearly, nothing changed, nothing typed lost.
import { begin, fillEverything, upload } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { AGENT_ASKED_TO_SIGN, fillRegistration, newAgent, register, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// ASVS 2.2.2
test('a service that scrapes is not received', async ({ page, portal }) => {
  test.slow();
  await register(page, portal, newAgent('scraping'));
  const application = await begin(page);
  await fillEverything(page, application);
  await page.goto(`${application}/sections/declaration`);
  await page.locator('[name="api_only"][value="no"]').check();
  await press(page.getByRole('button', { name: '下書きを保存する' }));
  await expect(page.locator('[name="api_only"][value="no"]')).toBeChecked();
  await expect(page.getByRole('main')).toContainText('スクレイピングによる接続は受け付けていません。');
  await expectNoViolations(page);
  const refused = await page.request.post(`${application}/check`, { form: {} });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain('スクレイピングによる接続は受け付けていません。');
  await page.goto(application);
  await expect(page.getByRole('main')).toContainText('提出時に発行します');
});

for (const { number, told } of [
  { number: '関東財務局長（電取）第77号', told: '電子決済手段等取引業など、別の登録の番号です' },
  { number: '東京財務局長（電代）第77号', told: '登録番号の登録先が正しくありません' },
]) {
  test(`a registration with the number ${number} is refused with the reason`, async ({ page }) => {
    const agent = newAgent('number');
    await fillRegistration(page, agent, { registration_number: number });
    await expect(page.getByRole('alert')).toContainText(told);
    await expect(page.locator('[name="registration_number"]')).toHaveValue(number);
    await expect(page.locator('[name="name"]')).toHaveValue(agent.name);
    await expectNoViolations(page);
  });
}

// ASVS 5.2.1
test('files that are empty, too large or of another kind are refused, the others stay', async ({
  page,
  portal,
}) => {
  await register(page, portal, newAgent('files'));
  const application = await begin(page);
  await upload(page, application, 'security_policy');
  const megabyte = 1024 * 1024;
  const header = Buffer.from('%PDF-1.4\n');
  const refused = [
    { buffer: Buffer.alloc(0), told: 'ファイルが空です' },
    { buffer: Buffer.concat([header, Buffer.alloc(21 * megabyte, 32)]), told: 'ファイルが大きすぎます' },
    { buffer: Buffer.from('MZ this is a program'), told: 'この形式のファイルは受け付けていません' },
  ];
  for (const { buffer, told } of refused) {
    await page.goto(`${application}/sections/documents`);
    await page.locator('[name="kind"]').selectOption('financial_statements');
    await page
      .locator('[name="file"]')
      .setInputFiles({ name: 'kessan.pdf', mimeType: 'application/pdf', buffer });
    await press(page.getByRole('button', { name: 'ファイルを追加する' }));
    await expect(page.getByRole('alert')).toContainText(told);
    await expect(page.locator('[name="kind"]')).toHaveValue('financial_statements');
    await expect(page.getByRole('main')).toContainText('security_policy.pdf');
    await expect(page.getByRole('main')).not.toContainText('kessan.pdf');
  }
  await expectNoViolations(page);
});

test('whoever saves what a colleague changed meanwhile is told so, and keeps the text', async ({
  page,
  portal,
}) => {
  await register(page, portal, newAgent('stale'));
  const application = await begin(page);
  const address = `${application}/sections/service`;
  const colleague = await page.context().newPage();
  await colleague.goto(address);
  await page.goto(address);
  await page.locator('[name="service_name"]').fill('みはらし家計簿');
  await press(page.getByRole('button', { name: '下書きを保存する' }));
  await expect(page.locator('#done')).toContainText('保存しました。');

  await colleague.locator('[name="service_name"]').fill('みはらし帳簿');
  await colleague.getByRole('button', { name: '下書きを保存する' }).click();
  await expect(colleague.getByRole('alert')).toContainText('ほかの人が先に変更しました。');
  await expect(colleague.locator('[name="service_name"]')).toHaveValue('みはらし帳簿');
  await expectNoViolations(colleague);
  await page.reload();
  await expect(page.locator('[name="service_name"]')).toHaveValue('みはらし家計簿');
});

test('a client cannot be asked for before the contract is concluded', async ({ page }) => {
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await page.getByRole('main').getByRole('link', { name: /^R\d{4}-\d+/ }).first().click();
  const application = new URL(page.url()).pathname;
  const refused = await page.request.post(`${application}/clients`, {
    form: { client_name: 'ソロバン', redirect_uris: 'https://soroban.example.jp/callback' },
  });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain('契約が締結されていないため');
  await page.goto(`${application}/clients`);
  await expect(page.getByRole('main')).toContainText('契約が締結されると、クライアントを申請できます。');
  await expect(page.getByRole('button', { name: 'クライアントを申請する' })).toHaveCount(0);
  await expectNoViolations(page);
});
