/** So many answers are remembered; an older message that is edited is answered anew. */
const MOST = 5000;

/**
 * Which message answered which, for as long as this process runs: one that is edited is answered in
 * place of its first answer. Nothing is stored for it, as nothing is lost where it is not known.
 */
export function createAnswered() {
  const answers = new Map<string, string>();
  const nameOf = (conversation: string, message: string) => JSON.stringify([conversation, message]);
  return {
    keep(conversation: string, message: string | undefined, answer: string | null): void {
      if (message === undefined || answer === null) return;
      const name = nameOf(conversation, message);
      answers.delete(name);
      answers.set(name, answer);
      const [oldest] = answers.keys();
      if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    },

    of: (conversation: string, message: string | undefined): string | undefined =>
      message === undefined ? undefined : answers.get(nameOf(conversation, message)),
  };
}
