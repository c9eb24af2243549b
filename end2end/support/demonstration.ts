// The demonstration is loaded once for a whole run: playing its weeks takes longer than many a test, so every portal
// starts with a copy of what came of it.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandSettings, runServer } from './command.ts';

/** Where the copied folder lies, for the workers of this run. */
const MODEL = 'ROKIN_END2END_DEMONSTRATION';

/** Loads the demonstration before the first test of a run; what it returns is called after the last. */
export default async function loadDemonstration(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rokin-end2end-model-'));
  const cleanUp = () => rm(folder, { recursive: true, force: true });
  try {
    await load({ ...process.env, ...commandSettings(folder) });
  } catch (error) {
    await cleanUp();
    throw error;
  }
  process.env[MODEL] = folder;
  return cleanUp;
}

/**
 * Fills the folder of a portal that starts with the environment. What is kept under a key of the portal's own cannot
 * be a copy of what others keep.
 */
export async function demonstrate(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const model = environment[MODEL];
  if (model === undefined || environment.ROKIN_DATA_KEY !== undefined) return load(environment);
  await cp(model, folder, { recursive: true });
}

async function load(environment: NodeJS.ProcessEnv): Promise<void> {
  await runServer(['migrate', 'up'], environment);
  await runServer(['demo', 'load'], environment);
}
