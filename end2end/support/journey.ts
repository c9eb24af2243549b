// The way of one application through every hand, with a note at each step that not everybody may read.
import { PDF } from './application.ts';
import { AGENT, BANK, type Cast, OTHER_BANK, found, teamPage } from './cast.ts';
import { dayFields as day } from './days.ts';
import { link } from './mail.ts';

/** What is said inside the Federation; agents, banks and the public never receive it. */
export const INTERNAL = {
  firstMemo: '内部所見その一・鳥の名前は百舌',
  sentBack: '差戻しの理由・鳥の名前は鶺鴒',
  secondMemo: '内部所見その二・鳥の名前は翡翠',
};

/** What was noted of the answer of each bank: for the Federation alone. */
export const EVIDENCE = {
  [BANK]: '電子回答の控え・魚の名前は鮴',
  [OTHER_BANK]: '電話の記録・魚の名前は鰍',
};

/** Who answered at each bank: for the Federation and that bank. */
export const ANSWERED_BY = { [BANK]: '審査部 雪割草子', [OTHER_BANK]: '審査部 水芭蕉子' };

/** What the agent is told, and neither banks nor the public. */
export const TOLD_TO_AGENT = '補正の理由・花の名前は竜胆';

/** In the file that a bank answered with. */
export const EVIDENCE_FILE = 'evidence-of-the-bank-for-the-federation-alone';

/** Where the things of the journey are. */
export interface Things {
  application: string;
  document: string;
  team: string;
  member: string;
  colleague: string;
  contract?: string;
  evidence?: string;
  client?: string;
  clientId?: string;
  /** Under which the public list has the contract. */
  number?: string;
  secret?: string;
}

/** A station: what it is called in the snapshots, and how it is reached from the one before. */
export const STATIONS: [string, (cast: Cast, things: Things) => Promise<void>][] = [
  ['returned for correction', returned],
  ['sent back', sentBack],
  ['proposed', proposed],
  ['banks are asked', asked],
  ['awaiting the agent’s signature', drawnUp],
  ['awaiting the Federation’s signature', signed],
  ['concluded', concluded],
];

/** The application as the demonstration leaves it. */
export async function begin({ owner, viewer, officer, administrator }: Cast): Promise<Things> {
  const list = await owner.get('/applications');
  const people = await owner.get(await teamPage(owner));
  const application = found(list, /(?<=\/applications\/)[0-9a-f-]{36}/);
  const documents = await owner.get(`/applications/${application}/sections/documents`);
  const colleagues = await administrator.get('/members/federation');
  return {
    application,
    document: found(documents, /(?<=\/documents\/)[0-9a-f-]{36}/),
    team: (await teamPage(owner)).replace('/members/', ''),
    member: found(people, ofRow(viewer.email)),
    colleague: found(colleagues, ofRow(officer.email)),
  };
}

/** The person in whose row of the list the address stands. */
function ofRow(email: string): RegExp {
  return new RegExp(`(?<=/members/[^/"]+/)[0-9a-f-]{36}(?=(?:(?!</tr>).)*${email})`, 's');
}

async function returned({ officer }: Cast, { application }: Things): Promise<void> {
  const address = `/cases/${application}`;
  await officer.send(`${address}/take`, {}, address);
  await officer.send(`${address}/registration`, day('list_on'));
  await officer.send(`${address}/return`, {
    sections: ['service', 'documents'],
    criterion: '1-2',
    reason: TOLD_TO_AGENT,
    ...day('due', 14),
  });
}

async function sentBack({ owner, officer, approver }: Cast, { application }: Things) {
  await owner.send(`/applications/${application}/check`, {});
  await officer.send(`/cases/${application}/propose`, { memo: INTERNAL.firstMemo });
  await approver.send(`/cases/${application}/send-back`, { reason: INTERNAL.sentBack });
}

async function proposed({ officer }: Cast, { application }: Things): Promise<void> {
  await officer.send(`/cases/${application}/propose`, { memo: INTERNAL.secondMemo });
}

async function asked({ officer, approver }: Cast, things: Things): Promise<void> {
  const address = `/cases/${things.application}`;
  await approver.send(`${address}/decide`, { confirmed: 'yes' });
  things.contract = found(await officer.get(address), /(?<=\/contracts\/)[0-9a-f-]{36}/);
  const file = new File([PDF, `%${EVIDENCE_FILE}`], 'kaito.pdf', { type: 'application/pdf' });
  for (const bank of [BANK, OTHER_BANK] as const) {
    await officer.send(`/contracts/${things.contract}/consents/${bank}`, {
      answer: bank === BANK ? 'consented' : 'refused',
      note: bank === BANK ? '' : `${ANSWERED_BY[bank]}の判断`,
      draft: '1',
      ...day('answered_on'),
      answered_by: ANSWERED_BY[bank],
      evidence: EVIDENCE[bank],
      ...(bank === OTHER_BANK && { file }),
    });
  }
  const board = await officer.get(`/contracts/${things.contract}/consents`);
  things.evidence = found(board, /(?<=\/documents\/)[0-9a-f-]{36}/);
}

async function drawnUp({ officer }: Cast, { contract }: Things): Promise<void> {
  const form = {
    ...day('effective_from'),
    federation_address: '東京都千代田区神田駿河台2丁目5番15号',
    federation_title: '理事長',
    federation_name: '駿河 一郎',
  };
  await officer.send(`/contracts/${contract}/draw-up`, form, `/contracts/${contract}`);
}

async function signed({ owner, approver }: Cast, { application }: Things): Promise<void> {
  const form = { publish: 'yes', signer_name: '蛍原 光', signer_title: '代表取締役' };
  await owner.setUpApp();
  await owner.send(`/applications/${application}/contract`, form);
  // The form is there only for somebody who gave a code in the last minutes.
  await approver.giveCode();
}

async function concluded(cast: Cast, things: Things): Promise<void> {
  const { owner, approver, administrator, portal } = cast;
  const { application, contract } = things;
  const form = { publish: 'yes', signer_name: '駿河 一郎', signer_title: '理事長' };
  await approver.send(`/contracts/${contract}/sign`, form, `/contracts/${contract}`);
  const paper = await owner.get(`/applications/${application}/contract`);
  things.number = found(paper, /(?<=\/register-of-agents\/)[^"]+/);
  await owner.send(`/applications/${application}/clients`, {
    client_name: `${AGENT.service} 本番`,
    redirect_uris: 'https://hotaru.example.jp/callback',
  });
  const clients = await owner.get(`/applications/${application}/clients`);
  things.client = found(clients, /(?<=\/clients\/)[0-9a-f-]{36}/);
  const address = `/clients/${things.client}`;
  await administrator.giveCode();
  await administrator.send(`${address}/issue`, {}, address);
  const mail = await portal.mailbox.next(AGENT.email, { subject: /クライアントIDを発行/ });
  things.secret = new URL(link(mail, /\/secret\//)).pathname.replace('/secret/', '');
  things.clientId = found(await owner.get(address), /rk-[0-9a-f]+/);
}
