// A story in which every secret there is goes through the form or the header that takes it, right and wrong.
import { expect } from '@playwright/test';
import { PDF } from './application.ts';
import type { Canaries } from './canaries.ts';
import { found } from './cast.ts';
import { credentialsIn } from './connection.ts';
import { today } from './days.ts';
import { codeOf } from './factor.ts';
import { link } from './mail.ts';
import { ADMINISTRATOR, AGENT_ASKING_FOR_CLIENT, OFFICER, newAgent, registration } from './people.ts';
import type { Portal } from './server.ts';
import { Visitor } from './visitor.ts';

/** What the chapters of the story share. */
export interface Story {
  portal: Portal;
  canaries: Canaries;
  email: string;
  password: string;
  /** The person whose story it is, signed in. */
  visitor: Visitor;
}

/** Somebody registers, confirms the address, signs in and forgets the password. */
export async function arrive(portal: Portal, canaries: Canaries): Promise<Story> {
  const agent = newAgent('stimme');
  const { email } = agent;
  const stranger = await Visitor.stranger(portal);
  const form = registration(agent);
  const refused = canaries.typed('the password of a registration that is refused');
  await refusedForm(stranger, '/register', { ...form, name: '', password: refused });
  const first = canaries.typed('the password of a registration');
  await stranger.send('/register', { ...form, password: first });
  const confirm = await mailed({ portal, canaries }, email, 'confirm');
  await stranger.send(confirm, {});
  const wrong = canaries.typed('a wrong password');
  await refusedForm(stranger, '/sign-in', { email, password: wrong });
  const misplaced = canaries.typed('a password typed as the address');
  await refusedForm(stranger, '/sign-in', { email: misplaced, password: wrong });
  const visitor = await Visitor.signedIn(portal, email, first);
  await keepCookies(canaries, visitor, 'after signing in');

  await stranger.send('/password/forgotten', { email });
  const reset = await mailed({ portal, canaries }, email, 'password/reset');
  const short = canaries.kept('a password that is too short', `q${Date.now().toString(36)}`);
  await refusedForm(stranger, reset, { password: short });
  const password = canaries.typed('the password after a reset');
  await stranger.send(reset, { password });
  return { portal, canaries, email, password, visitor };
}

/** The account gets another password, another address and an authenticator app. */
export async function secure(story: Story): Promise<void> {
  const { portal, canaries } = story;
  let visitor = await Visitor.signedIn(portal, story.email, story.password);
  await refusedForm(visitor, '/account/password', {
    current: canaries.typed('a wrong password at the change'),
    password: canaries.typed('a new password that is refused'),
  });
  const password = canaries.typed('the password after the change');
  await visitor.send('/account/password', { current: story.password, password });
  const email = `neu-${story.email}`;
  const wrong = canaries.typed('a wrong password at the change of the address');
  await refusedForm(visitor, '/account/email', { email, password: wrong });
  await visitor.send('/account/email', { email, password });
  await visitor.send(await mailed(story, email, 'account/email'), {});
  Object.assign(story, { email, password });

  visitor = await Visitor.signedIn(portal, email, password);
  const totp = '/account/security/totp';
  await visitor.send(`${totp}/begin`, {}, totp);
  const shown = /(?:[A-Z2-7]{4} ?){8}/.exec((await visitor.get(totp)).body)![0];
  canaries.kept('the secret of an authenticator app, in groups', shown.trim());
  canaries.kept('the secret of an authenticator app', shown.replaceAll(' ', ''));
  await refusedForm(visitor, totp, { code: canaries.typed('what is no code') });
  await visitor.send(totp, { code: await code(story, visitor) });
  const recovery = await visitor.submit('/account/security/recovery', {});
  const codes = [...recovery.body.matchAll(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/g)].map(([one]) => one);
  expect(new Set(codes).size).toBe(10);
  for (const one of new Set(codes)) {
    canaries.kept('a recovery code', one);
    canaries.kept('a recovery code without its lines', one.replaceAll('-', ''));
  }
  await refusedForm(visitor, `${totp}/remove`, {
    password: canaries.typed('a wrong password where an app is removed'),
  });
  await refusedForm(visitor, '/sign-in/confirm', { code: canaries.typed('a wrong code once more') });
  const key = { asked: canaries.typed('a question'), passkey: canaries.typed('a new passkey') };
  await visitor.request.post('/account/security/passkeys/new', { form: key });
  await keepCookies(canaries, visitor, 'after a factor');
  await useFactors(story, codes[0]!);
}

/** Both ways through the second step, each wrong before it is right. */
async function useFactors(story: Story, recovery: string): Promise<void> {
  const { portal, canaries, email, password } = story;
  const factor = '/sign-in/factor';
  for (const way of ['code', 'recovery'] as const) {
    const visitor = await Visitor.stranger(portal);
    await visitor.send('/sign-in', { email, password });
    await keepCookies(canaries, visitor, `before the ${way}`);
    const wrong = canaries.typed(`a wrong ${way}`);
    const by: Record<string, string> = way === 'recovery' ? { by: 'recovery' } : {};
    await refusedForm(visitor, factor, { ...by, [way]: wrong });
    const right = way === 'code' ? await code(story, visitor) : recovery;
    await visitor.send(factor, { ...by, [way]: right });
    await keepCookies(canaries, visitor, `after the ${way}`);
    story.visitor = visitor;
  }
}

/** A colleague is invited, refused for the password, and joins. */
export async function invite({ portal, canaries, email, visitor }: Story): Promise<void> {
  const team = found(await visitor.get('/applications'), /\/members\/agent:[0-9a-f-]{36}/);
  const colleague = `doryo-${email}`;
  await visitor.send(team, { name: '関 夏樹', email: colleague, roles: 'editor', language: 'ja' });
  const address = await mailed({ portal, canaries }, colleague, 'invitation');
  const stranger = await Visitor.stranger(portal);
  const refused = canaries.typed('the password of an invitation that is refused');
  await refusedForm(stranger, address, { name: '', password: refused });
  const right = canaries.typed('the password of an invitation');
  await stranger.send(address, { name: '関 夏樹', password: right });
}

/** Files come from an agent and from a bank; one is refused. */
export async function handIn({ portal, canaries, visitor }: Story): Promise<void> {
  const application = await visitor.send('/applications/new', { family: 'account_information' });
  const documents = `${application}/documents`;
  const page = `${application}/sections/documents`;
  const kind = 'security_policy';
  const program = canaries.typed('a file that is refused');
  const refused = new File([`MZ ${program}`], 'kitei.pdf', { type: 'application/pdf' });
  const answer = await visitor.submit(documents, { kind, file: refused }, page);
  expect(answer.status).toBe(422);
  await visitor.send(documents, { kind, file: pdf(canaries, 'a document of an agent') }, page);

  const officer = await Visitor.signedIn(portal, OFFICER);
  const board = found(await officer.get('/consents'), /\/contracts\/[0-9a-f-]{36}\/consents/);
  const { year, month, day } = today();
  await officer.send(`${board}/2997`, {
    answer: 'consented',
    draft: '1',
    answered_on_year: year,
    answered_on_month: month,
    answered_on_day: day,
    answered_by: '業務部',
    evidence: '',
    file: pdf(canaries, 'the answer of a bank'),
  });
  const signing = await officer.get('/contracts?state=awaiting_agent_signature');
  await officer.send(`${found(signing, /\/contracts\/[0-9a-f-]{36}/)}/paper`, {
    signer_name: '小野寺 篤',
    signer_title: '代表取締役',
    signed_on_year: year,
    signed_on_month: month,
    signed_on_day: day,
    kept_at: '事務部 契約書庫',
    file: pdf(canaries, 'a signature on paper'),
  });
}

/** A client is issued, shown and used, with its secret and with others. */
export async function connect({ portal, canaries }: Story): Promise<void> {
  const administrator = await Visitor.signedIn(portal, ADMINISTRATOR);
  const client = await requested(administrator);
  await administrator.send(`${client}/issue`, {}, client);
  const address = await mailed({ portal, canaries }, AGENT_ASKING_FOR_CLIENT, 'secret');
  const agent = await Visitor.signedIn(portal, AGENT_ASKING_FOR_CLIENT);
  await agent.setUpApp();
  const { id, secret } = credentialsIn((await agent.submit(address, {})).body);
  canaries.kept('the secret of a client', secret);
  const wrong = canaries.typed('a wrong secret of a client');
  const stranger = (await Visitor.stranger(portal)).request;
  const grant = { grant_type: 'client_credentials' };
  const basic = (value: string) => {
    const credentials = Buffer.from(`${id}:${value}`).toString('base64');
    return canaries.kept('credentials in a header', credentials);
  };
  const ask = async (form: Record<string, string>, headers = {}, query = '') =>
    stranger.post(`/oauth/token${query}`, { form: { ...grant, ...form }, headers });
  const granted = await ask({}, { authorization: `Basic ${basic(secret)}` });
  const { access_token } = (await granted.json()) as { access_token: string };
  canaries.kept('an access token', access_token);
  for (const part of access_token.split('.').slice(1)) canaries.kept('a part of an access token', part);
  expect((await ask({ client_id: id, client_secret: secret })).status()).toBe(200);
  expect((await ask({}, { authorization: `Basic ${basic(wrong)}` })).status()).toBe(401);
  expect((await ask({ client_id: id, client_secret: wrong })).status()).toBe(401);
  const query = `?client_id=${id}&client_secret=${canaries.typed('a secret in an address')}`;
  expect((await ask({}, {}, query)).ok()).toBe(false);

  const bearer = (key: string) =>
    stranger.get(`/api/v1/clients/${id}`, { headers: { authorization: `Bearer ${key}` } });
  canaries.kept('the key of the gateway', portal.gatewayKey);
  expect((await bearer(portal.gatewayKey)).status()).toBe(200);
  expect((await bearer(canaries.typed('a wrong key of the gateway'))).status()).toBe(401);
  // Letters leave in their order: all that were owed before this one have come.
  await portal.mailbox.next(AGENT_ASKING_FOR_CLIENT, { subject: /2要素認証/ });
}

/** Whatever else carries secrets: addresses, queries, cookies and forms that nothing answers well. */
export async function stray({ portal, canaries }: Story): Promise<void> {
  const { request } = await Visitor.stranger(portal);
  const paths = ['confirm', 'password/reset', 'account/email', 'invitation', 'secret', 'nothing'];
  for (const start of paths) {
    const token = canaries.typed(`a dead link below /${start}`, 'link');
    await request.get(`/${start}/${token}`);
    await request.post(`/${start}/${token}`, { form: { password: canaries.typed(`a form at /${start}`) } });
  }
  const queries = ['/', '/sign-in', '/register-of-agents', '/queue', '/sign-in/sso/return', '/nothing'];
  for (const at of queries) {
    for (const name of ['text', 'next', 'code', 'state', 'token']) {
      await request.get(`${at}?${name}=${canaries.typed(`a query of ${at}`)}`);
    }
  }
  const cookies = ['session', 'pending', 'device', 'sso'].map(
    (name) => `__Host-${name}=${canaries.typed(`a cookie ${name} of nobody`)}`,
  );
  await request.get('/applications', { headers: { cookie: cookies.join('; ') } });
  await request.get('/applications', { headers: { authorization: canaries.typed('a header') } });
  await request.post('/sign-in/passkey', {
    form: { asked: canaries.typed('a question of passkeys'), passkey: canaries.typed('a passkey') },
  });
  await request.post('/oauth/token', { data: { client_secret: canaries.typed('a secret in JSON') } });
}

/** The path of a mailed link, whose token is kept. */
async function mailed({ portal, canaries }: Pick<Story, 'portal' | 'canaries'>, to: string, start: string) {
  for (;;) {
    const mail = await portal.mailbox.next(to);
    if (!mail.text!.includes(`/${start}/`)) continue;
    const { pathname } = new URL(link(mail, new RegExp(`/${start}/`)));
    canaries.kept(`the token of /${start}`, pathname.split('/').at(-1)!, 'link', to);
    return pathname;
  }
}

async function refusedForm(visitor: Visitor, action: string, fields: Record<string, string>) {
  const answer = await visitor.submit(action, fields);
  expect([401, 422], `${action} answers ${answer.status}`).toContain(answer.status);
}

async function keepCookies(canaries: Canaries, visitor: Visitor, when: string): Promise<void> {
  const { cookies } = await visitor.request.storageState();
  const secret = cookies.filter(({ name }) => name.startsWith('__Host-'));
  expect(secret, `cookies ${when}`).not.toHaveLength(0);
  for (const { name, value } of secret) canaries.kept(`the cookie ${name} ${when}`, value);
}

async function code({ canaries, email }: Story, visitor: Visitor): Promise<string> {
  const asker = { request: visitor.request, url: () => visitor.portal.baseURL };
  return canaries.kept('a code', await codeOf(asker, email), 'code');
}

/** The client that waits to be issued. */
async function requested(administrator: Visitor): Promise<string> {
  const rows = (await administrator.get('/clients')).body.split('<tr>');
  const row = rows.find((row) => row.includes('あさなぎ会計'))!;
  return /\/clients\/[0-9a-f-]{36}/.exec(row)![0];
}

function pdf(canaries: Canaries, what: string): File {
  const content = `%${canaries.typed(what, 'document')}\n`;
  return new File([PDF, content], 'shorui.pdf', { type: 'application/pdf' });
}
