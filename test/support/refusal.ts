import { LoginError } from '../../src/oauth/errors.js';

/** Returns the {@link LoginError} with which an action fails. Anything else fails the test. */
export async function refusalOf(action: () => unknown): Promise<LoginError> {
  let outcome: unknown;
  try {
    outcome = await action();
  } catch (error) {
    if (error instanceof LoginError) return error;
    throw error;
  }
  throw new Error(`It was not refused, but came to ${JSON.stringify(outcome)}.`);
}
