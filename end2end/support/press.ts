// Pressing a button: by a calm hand once, by an impatient one twice.
import { type Locator, test } from '@playwright/test';

/** What a project says about the hands of its people. */
export interface Hands {
  /** Every button that changes something is pressed twice, as quickly as can be. */
  impatient?: boolean;
}

/** Presses a button. Whatever the hands, the effect is one. */
export async function press(button: Locator): Promise<void> {
  const { impatient } = test.info().project.use as Hands;
  await (impatient ? button.dblclick() : button.click());
}
