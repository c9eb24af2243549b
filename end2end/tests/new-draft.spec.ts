// A text that changes after banks have consented to it: their consents are to an earlier one, until they consent again
// or two people of the Federation find that nothing changed for them.
import { expectNoViolations } from '../support/axe.ts';
import { openRequest } from '../support/bank.ts';
import { dayFields } from '../support/days.ts';
import * as office from '../support/office.ts';
import { APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import { Visitor } from '../support/visitor.ts';
import type { Page } from '@playwright/test';

// Drafts that are issued here would surprise other specs.
test.use({ portalName: 'new-draft' });

const AGENT = '南風ソフトウェア株式会社';
/** The bank whose person consents on its page. */
const BANK = { name: '中央労働金庫', email: 'chuo@example.jp', mailed: 'kinko2963@example.jp' };
/** The banks whose letters an officer records. */
const BY_LETTER = ['2951', '2954', '2965', '2966', '2970', '2978', '2990', '2997'];
/** Another officer than the one in the browser, so that neither waits for the other's code. */
const CLERK = 'ohashi@example.jp';

/** Nine banks consent to the draft: eight by letter and one on its page. */
async function nineConsent(page: Page, clerk: Visitor, [contract, draft]: [string, number]): Promise<void> {
  for (const bank of BY_LETTER) {
    await clerk.send(`${contract}/consents/${bank}`, {
      answer: 'consented',
      draft: String(draft),
      ...dayFields('answered_on'),
      answered_by: '業務部 本間',
      evidence: '回答書',
    });
  }
  await openRequest(page, BANK.email, AGENT);
  await expect(page.getByRole('main')).toContainText(`契約書の原案 第${draft}版`);
  await expectNoViolations(page);
  await page.locator('[name="answer"][value="consented"]').check();
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
}

/** The officer changes the article on outages and issues the text. */
async function issue(page: Page, contract: string, change: [string, string], materiality: string): Promise<void> {
  await page.goto(`${contract}/draft/clauses/outages`);
  const text = page.getByRole('main').locator('[name="text"]');
  const before = await text.inputValue();
  expect(before).toContain(change[0]);
  await text.fill(before.replace(...change));
  await press(page.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, '条文の変更を保存しました。');
  await page.goto(`${contract}/draft/issue`);
  await expectNoViolations(page);
  await page.locator('[name="note"]').fill(`「${change[0]}」を「${change[1]}」に改めます。`);
  await page.locator(`[name="materiality"][value="${materiality}"]`).check();
  await press(page.getByRole('button', { name: 'この内容で発行する' }));
  await office.expectDone(page, '原案を発行し、事業者に知らせました。');
}

/** The board, on which so many consents are to an earlier draft. */
async function board(page: Page, contract: string, [given, earlier]: [number, number]): Promise<void> {
  await page.goto(`${contract}/consents`);
  const main = page.getByRole('main');
  const rows = main.getByRole('row').filter({ hasText: `第${earlier}版の原案に対する同意` });
  await expect(rows).toHaveCount(given);
  const note = `${given}金庫の同意は、内容が変わる前の原案に対するものです。`;
  if (given > 0) await expect(main).toContainText(note);
  else await expect(main).not.toContainText('内容が変わる前の原案');
  await expectNoViolations(page);
}

test('nine consents are to the text that was read, and to another one only when the banks or two people say so', async ({
  page,
  portal,
}) => {
  test.setTimeout(360_000);
  const main = page.getByRole('main');
  const clerk = await Visitor.signedIn(portal, CLERK);
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  const row = page.getByRole('row').filter({ hasText: AGENT });
  const contract = (await row.getByRole('link').first().getAttribute('href'))!;
  await nineConsent(page, clerk, [contract, 1]);

  // The text changes: all nine are told so, and the contract cannot be drawn up.
  await signIn(page, OFFICER);
  await board(page, contract, [0, 1]);
  await expect(main).toContainText('13金庫が同意');
  await issue(page, contract, ['直ちに相手方に', '30分以内に相手方に'], 'material');
  await board(page, contract, [9, 1]);
  await expect(main).toContainText('9金庫が旧版に同意');
  await portal.mailbox.next(BANK.mailed, { subject: /同意について回答/ });
  await main.getByRole('link', { name: '第1版との差分を見る' }).click();
  await expect(main.locator('#clause-outages del')).toContainText('直ち');
  await expect(main.locator('#clause-outages ins')).toContainText('30分以内');
  await expectNoViolations(page);
  await page.goto(contract);
  await expect(main).toContainText('9金庫の同意は、変更前の契約案へのものです。');
  await expect(main.getByRole('button', { name: '契約書を作成する' })).toHaveCount(0);
  await expectNoViolations(page);

  // They read what changed, and consent once more.
  await openRequest(page, BANK.email, AGENT);
  await expect(main).toContainText('第1版の原案に回答した後で、内容が変わりました。');
  await expect(main.locator('ins')).toContainText('30分以内');
  await nineConsent(page, clerk, [contract, 2]);
  await signIn(page, OFFICER);
  await board(page, contract, [0, 1]);
  await expect(main).toContainText('13金庫が同意');

  // A slip of the pen: until somebody else has confirmed that it is one, it counts as a change.
  await issue(page, contract, ['30分以内に相手方に', '三十分以内に相手方に'], 'immaterial');
  await board(page, contract, [9, 2]);
  await signIn(page, APPROVER);
  await page.goto(`${contract}/draft`);
  await main.getByRole('link', { name: '変更を確認する' }).click();
  await expect(main.locator('ins')).toContainText('三十');
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '軽微な変更と確認する' }));
  await office.expectDone(page, '軽微な変更と確認しました。');
  await expect(main).toContainText('第2版以降への同意が有効です。');
  await expectNoViolations(page);
  await board(page, contract, [0, 2]);
  await expect(main).toContainText('13金庫が同意');

  // Another change that the approver does not find immaterial: it counts, and the bank is asked once more.
  await signIn(page, OFFICER);
  await issue(page, contract, ['三十分以内に相手方に', '一時間以内に相手方に'], 'immaterial');
  await signIn(page, APPROVER);
  await page.goto(`${contract}/draft/immaterial`);
  await press(page.getByRole('button', { name: '軽微な変更と認めない' }));
  await expect(page.getByRole('alert')).toContainText('認めない理由');
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill('連絡の期限が変わります。');
  await press(page.getByRole('button', { name: '軽微な変更と認めない' }));
  await office.expectDone(page, '内容の変更として扱います。');
  await expect(main).toContainText('第4版以降への同意が有効です。');
  await expectNoViolations(page);
  await portal.mailbox.next(OFFICER, { subject: /軽微な変更と認められませんでした/ });
  await portal.mailbox.next(BANK.mailed, { subject: /同意について回答/ });
  await board(page, contract, [9, 2]);
});
