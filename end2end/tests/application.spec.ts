// An agent's way from registration to the receipt number, with scripts and without, at both widths.
import { begin, fillEverything, submit } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { link } from '../support/mail.ts';
import { PASSWORD, fillRegistration, newAgent, register, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { press } from '../support/press.ts';

test('an agent registers, applies and gets a receipt', async ({ page, portal }) => {
  test.slow();
  const agent = newAgent('apply');
  await register(page, portal, agent);
  await expectNoViolations(page);

  const application = await begin(page);
  await expectNoViolations(page);
  await page.goto(`${application}/check`);
  await expect(page.getByRole('button', { name: '申込みを提出する' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await fillEverything(page, application);
  const receipt = await submit(page, application);
  const mail = await portal.mailbox.next(agent.email, { subject: new RegExp(receipt) });
  expect(mail.text).toContain('みはらし家計簿');
  expect(mail.html).toContain(receipt);

  await page.goto(application);
  await expect(page.getByRole('main')).toContainText(receipt);
  await expect(page.getByRole('main')).toContainText('受付済み');
  await page.goto(`${application}/sections/service`);
  await expect(page.getByRole('main')).toContainText('この項目は、いまは変更できません。');
});

test('what is wrong in a registration is told and nothing typed is lost', async ({ page }) => {
  const agent = { ...newAgent('wrong'), corporateNumber: '1234567890123' };
  await fillRegistration(page, agent);
  await expect(page.getByRole('alert')).toContainText('チェックディジット');
  await expect(page.locator('[name="name"]')).toHaveValue(agent.name);
  await expect(page.locator('[name="password"]')).toHaveValue('');
  await expectNoViolations(page);
});

test('a link that confirms an address works once', async ({ page, portal }) => {
  const agent = newAgent('once');
  await fillRegistration(page, agent);
  const address = link(await portal.mailbox.next(agent.email), /\/confirm\//);
  await page.goto(address);
  await press(page.getByRole('button', { name: 'メールアドレスを確認する' }));
  await expect(page.getByRole('main')).toContainText('メールアドレスを確認しました。');
  const again = await page.goto(address);
  expect(again?.status()).toBe(410);
  await expectNoViolations(page);
});

test('a wrong password and an unknown address get the same answer', async ({ page, portal }) => {
  const agent = newAgent('same');
  await register(page, portal, agent);
  const answers: string[] = [];
  for (const email of [agent.email, 'nobody@mihara.example.jp']) {
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.locator('[name="email"]').fill(email);
    await page.locator('[name="password"]').fill(`${PASSWORD}-not`);
    await page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }).click();
    answers.push((await page.getByRole('alert').innerText()).trim());
  }
  expect(answers[0]).toBe(answers[1]);
});

test("another agent's application does not seem to exist", async ({ page, portal }) => {
  await register(page, portal, newAgent('mine'));
  const application = await begin(page);
  await register(page, portal, newAgent('other'));
  for (const address of [application, `${application}/check`, `${application}/sections/service`]) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
  }
  await expectNoViolations(page);
});

test('a page that needs a session leads back after signing in', async ({ page, portal }) => {
  const agent = newAgent('back');
  await register(page, portal, agent);
  await page.context().clearCookies();
  await page.goto('/applications/new');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.locator('[name="email"]').fill(agent.email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }));
  await expect(page).toHaveURL(/\/applications\/new$/);
  await signIn(page, agent.email);
});
