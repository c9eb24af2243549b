// One person of every role, around one agent of the demonstration whose application has just been submitted.
import { link } from './mail.ts';
import { ADMINISTRATOR, APPROVER, OFFICER, PASSWORD } from './people.ts';
import type { Portal } from './server.ts';
import { type Received, Visitor } from './visitor.ts';

/** Whose application it is. */
export const AGENT = {
  name: '株式会社ほたる電算',
  service: 'ほたる給与明細',
  email: 'hotaru@example.jp',
};
/** The bank of the deputy, and of the first representative. */
export const BANK = '2963';
/** The bank of the other representative. */
export const OTHER_BANK = '2972';

/** Everybody, by role. */
export interface Cast {
  portal: Portal;
  owner: Visitor;
  editor: Visitor;
  technicalContact: Visitor;
  viewer: Visitor;
  /** An administrator in the owner's place, to help. */
  helper: Visitor;
  /** The owner of another agent. */
  otherAgent: Visitor;
  officer: Visitor;
  approver: Visitor;
  administrator: Visitor;
  auditor: Visitor;
  bankRepresentative: Visitor;
  bankDeputy: Visitor;
  otherBank: Visitor;
  nobody: Visitor;
}

/** Signs everybody in; those whom the demonstration lacks are invited first. */
export async function gather(portal: Portal): Promise<Cast> {
  const known = (email: string) => Visitor.signedIn(portal, email);
  const nobody = await Visitor.stranger(portal);
  const owner = await known(AGENT.email);
  const administrator = await known(ADMINISTRATOR);
  const invited = async (role: string) => {
    const asked = { name: '関 夏樹', email: `${role}@hotaru.example.jp`, roles: role, language: 'ja' };
    const [host, page, more] =
      role === 'bank_deputy'
        ? ([administrator, '/members/banks', { bank: BANK }] as const)
        : ([owner, await teamPage(owner), {}] as const);
    await host.send(page, { ...asked, ...more });
    const { pathname } = new URL(link(await portal.mailbox.next(asked.email), /\/invitation\//));
    await nobody.send(pathname, { name: asked.name, password: PASSWORD });
    return known(asked.email);
  };
  return {
    portal,
    owner,
    editor: await invited('editor'),
    technicalContact: await invited('technical_contact'),
    viewer: await invited('viewer'),
    helper: await inPlaceOfOwner(portal),
    otherAgent: await known('hinata@example.jp'),
    officer: await known(OFFICER),
    approver: await known(APPROVER),
    administrator,
    auditor: await known('auditor@example.jp'),
    bankRepresentative: await known('chuo@example.jp'),
    bankDeputy: await invited('bank_deputy'),
    otherBank: await known('tokai@example.jp'),
    nobody,
  };
}

/** Another browser of the administrator, which shows what the owner sees. */
async function inPlaceOfOwner(portal: Portal): Promise<Visitor> {
  const helper = await Visitor.signedIn(portal, ADMINISTRATOR);
  await helper.send('/support', { email: AGENT.email, reason: 'お電話での問い合わせのため' });
  return helper;
}

/** The page of the agent's own people. */
export async function teamPage(owner: Visitor): Promise<string> {
  return found(await owner.get('/applications'), /\/members\/agent:[0-9a-f-]{36}/);
}

/** The first address on a page that looks like that. */
export function found(page: Received, like: RegExp): string {
  const [address] = like.exec(page.body) ?? [];
  if (!address) throw new Error(`nothing like ${like} on the page:\n${page.body}`);
  return address;
}
