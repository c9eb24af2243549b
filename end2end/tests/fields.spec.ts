// Which fields each role receives, from the first correction to the client: reviewed lists, one file a role. What is
// written inside the Federation reaches nobody else, and what one bank says reaches no other.
import type { Page } from '@playwright/test';
import { type Address, addresses } from '../support/addresses.ts';
import { AGENT, BANK, type Cast, OTHER_BANK, gather } from '../support/cast.ts';
import { askAsGateway, credentialsIn, pdfText, token } from '../support/connection.ts';
import * as journey from '../support/journey.ts';
import { recipients } from '../support/mail.ts';
import { Record } from '../support/record.ts';
import { expect, test } from '../support/test.ts';
import type { Received, Visitor } from '../support/visitor.ts';

// Everybody asks from one address, and more than any one person would.
test.use({ portalName: 'fields', portalSettings: { ROKIN_REQUESTS_PER_MINUTE: '0' } });

type Role = Exclude<keyof Cast, 'portal'>;

const AGENTS: Role[] = ['owner', 'editor', 'technicalContact', 'viewer', 'helper', 'otherAgent'];
const FEDERATION: Role[] = ['officer', 'approver', 'administrator', 'auditor'];
const BANKS: Role[] = ['bankRepresentative', 'bankDeputy', 'otherBank'];
const ROLES: Role[] = [...AGENTS, ...FEDERATION, ...BANKS, 'nobody'];

/** Who gets letters inside the Federation. */
const STAFF = ['saegusa', 'ohashi', 'odagiri', 'approver', 'administrator', 'auditor'].map(
  (word) => `${word}@example.jp`,
);

const INTERNAL = [
  ...Object.values(journey.INTERNAL),
  ...Object.values(journey.EVIDENCE),
  journey.EVIDENCE_FILE,
];

/** What must not reach whom. */
const KEPT_FROM: { texts: string[]; from: Role[] }[] = [
  { texts: INTERNAL, from: [...AGENTS, ...BANKS, 'nobody'] },
  { texts: Object.values(journey.ANSWERED_BY), from: [...AGENTS, 'nobody'] },
  { texts: [journey.ANSWERED_BY[OTHER_BANK]], from: ['bankRepresentative', 'bankDeputy'] },
  { texts: [journey.ANSWERED_BY[BANK]], from: ['otherBank'] },
  { texts: [journey.TOLD_TO_AGENT], from: ['otherAgent', ...BANKS, 'nobody'] },
];

// ASVS 8.2.3
test('each role receives the fields that were reviewed, and no note of others', async ({
  page,
  portal,
}) => {
  test.setTimeout(300_000);
  const cast = await gather(portal);
  const things = await journey.begin(cast);
  const records = await walk(page, cast, things);
  for (const [who, record] of records) {
    expect.soft(record.text(), `what ${who} receives`).toMatchSnapshot(`${who}.txt`);
  }

  const receivers = (text: string, among: Role[]) =>
    among.filter((role) => records.get(role)!.with(text).length > 0);
  for (const { texts, from } of KEPT_FROM) {
    for (const text of texts) expect.soft(receivers(text, from), `who reads ${text}`).toEqual([]);
  }
  // They were there to be read.
  const typed = [...INTERNAL, ...Object.values(journey.ANSWERED_BY), journey.TOLD_TO_AGENT];
  for (const text of typed) expect.soft(receivers(text, ['officer']), text).toEqual(['officer']);
  expect.soft(receivers(journey.ANSWERED_BY[BANK], BANKS)).toEqual(['bankRepresentative', 'bankDeputy']);
  expect.soft(receivers(journey.TOLD_TO_AGENT, AGENTS)).toEqual(AGENTS.slice(0, 5));

  const contract = await pdfText(cast.owner, portal, `/contracts/${things.contract}/pdf`);
  expect(contract).toContain(AGENT.name);
  for (const text of [...INTERNAL, ...Object.values(journey.ANSWERED_BY)]) {
    expect.soft(contract).not.toContain(text);
  }
  await expectSilentMails(cast);
});

/** From station to station, with a look of everybody at everything at each. */
async function walk(page: Page, cast: Cast, things: journey.Things): Promise<Map<string, Record>> {
  const records = new Map<string, Record>(ROLES.map((role) => [role, new Record()]));
  for (const [number, [station, reach]] of journey.STATIONS.entries()) {
    await reach(cast, things);
    const at = addresses(things, number === 0);
    const seen = await Promise.all(ROLES.map((role) => look(cast[role], at)));
    for (const [place, role] of ROLES.entries()) {
      await records.get(role)!.note(page, station, seen[place]!);
    }
  }
  const { owner, otherAgent } = cast;
  const secret = `/secret/${things.secret}`;
  const shown = await owner.submit(secret, {});
  await records.get('owner')!.note(page, 'the secret, once', [['/secret/{token}', shown]]);
  const saved = await saveDraft(otherAgent);
  await records.get('otherAgent')!.note(page, 'a draft is saved while one types', [saved]);
  const machines = new Record();
  await machines.note(page, 'with the key or the secret', await asMachines(cast, shown));
  return records.set('machines', machines);
}

async function look(visitor: Visitor, at: Address[]): Promise<[string, Received][]> {
  const answers: [string, Received][] = [];
  for (const { shown, asked } of at) answers.push([shown, await visitor.get(asked)]);
  return answers;
}

/** As the island of the page does it. */
async function saveDraft(visitor: Visitor): Promise<[string, Received]> {
  const [draft] = /\/applications\/[0-9a-f-]{36}/.exec((await visitor.get('/applications')).body)!;
  const section = `${draft}/sections/service`;
  const fields = { service_name: 'ひなた家計簿' };
  const answer = await visitor.submit(section, fields, section, 'application/json');
  return ['/applications/{id}/sections/{section}', answer];
}

async function asMachines({ portal }: Cast, shown: Received): Promise<[string, Received][]> {
  const credentials = credentialsIn(shown.body);
  const asked = await askAsGateway(portal, credentials.id);
  const json = (body: string) => ({ status: 200, location: '', kind: 'application/json', headers: '', body });
  return [
    ['/api/v1/clients/{client_id}', json(await asked.text())],
    ['/oauth/token', json(JSON.stringify(await token(portal, credentials)))],
  ];
}

/** No letter to anybody outside the Federation says what was written inside. */
async function expectSilentMails({ portal, owner, officer }: Cast): Promise<void> {
  for (const reader of [owner.email, `kinko${BANK}@example.jp`]) {
    await portal.mailbox.next(reader, { subject: /接続契約(を|の)締結/ });
  }
  const letters = portal.mailbox.everything();
  const outside = letters.filter((mail) => recipients(mail).some((reader) => !STAFF.includes(reader)));
  for (const mail of outside) {
    for (const text of [...INTERNAL, ...Object.values(journey.ANSWERED_BY)]) {
      const told = `to ${recipients(mail).join()}: ${mail.subject}`;
      expect.soft(JSON.stringify(mail), told).not.toContain(text);
    }
  }
  const inside = letters.filter((mail) => JSON.stringify(mail).includes(journey.INTERNAL.sentBack));
  expect(inside.flatMap(recipients)).toEqual([officer.email]);
}
