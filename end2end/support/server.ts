// Starts the real server the way an operator does, on a database and folders of
// its own and free ports of 127.0.0.1.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collect, commandSettings, ROOT, start } from './command.ts';
import { demonstrate } from './demonstration.ts';
import { Mailbox } from './mail.ts';

const START_WITHIN = 60_000;
const STOP_WITHIN = 35_000;

/** A running portal with its mailbox. */
export interface Portal {
  /** With `localhost` as host, where browsers take `Secure` cookies without TLS. */
  readonly baseURL: string;
  readonly mailbox: Mailbox;
  /** The bearer key of the gateway for `/api/v1/clients/…`. */
  readonly gatewayKey: string;
  /** Holds the database, the files and nothing else. */
  readonly folder: string;
  /** The environment the server runs with, for further commands on its data. */
  readonly environment: NodeJS.ProcessEnv;
  /** What the server has logged so far. */
  log(): string;
  /**
   * Goes on so many days after today with the same data, as the calendar would. Nobody is signed in any more, and
   * what was due in between is done at once.
   */
  goOn(daysAhead: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a portal with the demonstration data; `settings` go on top of the usual ones. */
export async function startPortal(settings: Record<string, string> = {}): Promise<Portal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rokin-end2end-'));
  const mailbox = await Mailbox.open();
  const port = await freePort();
  const baseURL = `http://localhost:${port}`;
  const gatewayKey = 'gateway-key-of-the-browser-tests-0123456789';
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...commandSettings(folder),
    ROKIN_LISTEN: `127.0.0.1:${port}`,
    ROKIN_BASE_URL: baseURL,
    ROKIN_SITE_ROOT: process.env.ROKIN_SITE_ROOT ?? path.join(ROOT, 'target/site'),
    ROKIN_MAIL_FOLDER: path.join(folder, 'mail'),
    ROKIN_SMTP_URL: mailbox.url,
    ROKIN_GATEWAY_KEY: gatewayKey,
    ...settings,
  };
  const cleanUp = async () => {
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await demonstrate(folder, environment);
    const readiness = `http://127.0.0.1:${port}/readyz`;
    let serving = await serve(environment, readiness);
    let earlier = '';
    const log = () => earlier + serving.log();
    const goOn = async (daysAhead: number) => {
      await serving.stop();
      earlier = log();
      environment.ROKIN_DEMONSTRATION_DAYS_AHEAD = String(daysAhead);
      serving = await serve(environment, readiness);
    };
    const stop = async () => {
      await serving.stop();
      await cleanUp();
    };
    return { baseURL, mailbox, gatewayKey, folder, environment, log, goOn, stop };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function serve(environment: NodeJS.ProcessEnv, readiness: string) {
  const child = start(['serve'], environment);
  const log = collect(child);
  const exited = once(child, 'exit');
  const lastResort = () => child.kill('SIGKILL');
  process.once('exit', lastResort);

  const stop = async () => {
    const tooLate = setTimeout(lastResort, STOP_WITHIN);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(tooLate);
    process.off('exit', lastResort);
  };
  try {
    await ready(child, readiness, log);
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return { log, stop };
}

async function ready(child: ChildProcess, readiness: string, log: () => string): Promise<void> {
  const until = Date.now() + START_WITHIN;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(readiness).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`The server did not become ready:\n${log()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
