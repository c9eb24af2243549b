// A real OpenID Connect provider (npm's oidc-provider) on a free port of this machine, with a sign-in page of
// its own. Whoever is in `people` signs in there by name, with a second factor.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of somebody. */
export interface Person {
  name: string;
  email: string;
  email_verified: boolean;
  groups: string[];
  /** How many seconds ago they gave password and code there, as the provider says. */
  secondsAgo?: number;
}

const CLIENT_ID = 'rokin-portal';
const CLIENT_SECRET = 'what-the-portal-and-the-provider-know';

export class IdentityProvider {
  readonly people = new Map<string, Person>();
  readonly port: number;
  private readonly server: Server;
  private provider: Provider | undefined;

  private constructor(server: Server) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('request', (request, response) => void this.answer(request, response));
  }

  /** Listens; it answers once it knows the portal. */
  static async open(): Promise<IdentityProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new IdentityProvider(server);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the portal has to be told. */
  settings(): Record<string, string> {
    return {
      ROKIN_SSO_ISSUER: this.issuer,
      ROKIN_SSO_CLIENT_ID: CLIENT_ID,
      ROKIN_SSO_CLIENT_SECRET: CLIENT_SECRET,
      ROKIN_SSO_SCOPES: 'openid profile email groups',
      ROKIN_SSO_ROLES: 'rokin-officers=officer,rokin-admins=administrator',
      ROKIN_SSO_NAME: '連合会ID',
    };
  }

  /** Sends people back to this portal. */
  serve(portal: string): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' };
    this.provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: [`${portal}/sign-in/sso/return`],
        },
      ],
      jwks: { keys: [key as never] },
      cookies: { keys: ['keys of the cookies in browser tests'] },
      pkce: { required: () => true },
      scopes: ['openid', 'profile', 'email', 'groups'],
      claims: {
        openid: ['sub', 'amr'],
        profile: ['name'],
        email: ['email', 'email_verified'],
        groups: ['groups'],
      },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, ...this.people.get(sub) }),
      }),
      // Nobody is asked whether their own portal may know them.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client!.clientId,
          accountId: oidc.session!.accountId!,
        });
        grant.addOIDCScope('openid profile email groups');
        await grant.save();
        return grant;
      },
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.provider) {
      response.writeHead(503).end();
    } else if (!request.url?.startsWith('/interaction/')) {
      await this.provider.callback()(request, response);
    } else if (request.method === 'POST') {
      await this.provider.interactionFinished(request, response, await this.chosen(request));
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    }
  }

  private async chosen(request: IncomingMessage) {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const form = new URLSearchParams(Buffer.concat(pieces).toString());
    if (form.has('cancel')) return { error: 'access_denied' };
    const accountId = form.get('login') ?? '';
    const ago = this.people.get(accountId)?.secondsAgo ?? 0;
    const ts = Math.floor(Date.now() / 1000) - ago;
    return { login: { accountId, amr: ['pwd', 'otp'], ts } };
  }
}

const PAGE = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>
<form method="post"><label>Name <input name="login"></label>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form>`;
