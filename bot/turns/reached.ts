import { PlanError } from "../plan/model/errors.ts";

const NOT_REACHED =
  "I cannot reach the plan just now: the table that keeps it does not answer. So I can neither show nor change anything. Please try again in a minute.";

/** Whether an error says that nobody answered in time. */
const isNoAnswer = (error: unknown): boolean =>
  ["NO_ANSWER", "ETIMEDOUT"].includes(String((error as { readonly code?: unknown })?.code));

/** Waits for what must be read before anything else can be done; where nobody answers, the person is told that. */
export async function reached<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!isNoAnswer(error)) throw error;
    throw new PlanError("busy", NOT_REACHED, { cause: error });
  }
}
