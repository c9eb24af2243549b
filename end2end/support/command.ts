// The program under test, called with a command as an operator does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a command needs to know that keeps its data in the folder. */
export function commandSettings(folder: string): Record<string, string> {
  return {
    ROKIN_DATABASE_URL: `sqlite://${folder}/rokin.db?mode=rwc`,
    ROKIN_DEMONSTRATION: 'true',
    ROKIN_FILES: path.join(folder, 'files'),
  };
}

/** Runs one command of the server to its end and returns what it printed. */
export async function runServer(
  command: string[],
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const child = start(command, environment);
  const output = collect(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`server ${command.join(' ')} ended with ${code}:\n${output()}`);
  return output();
}

/** Starts a command and does not wait for it. */
export function start(command: string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const program = process.env.ROKIN_SERVER_BIN ?? path.join(ROOT, 'target/debug/server');
  return spawn(program, command, {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What it has printed so far. */
export function collect(child: ChildProcess): () => string {
  const pieces: string[] = [];
  child.on('error', (error) => pieces.push(String(error)));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  }
  return () => pieces.join('');
}
