/** How long a request may wait for its turn, in milliseconds. */
export type Patience = {
  /** A press, or any other invoke: Teams wants an answer within 3 seconds. */
  readonly press: number;
  /** A message: then it is said that its answer takes longer. After about 15 seconds Teams would deliver it again. */
  readonly message: number;
};

export const PATIENCE: Patience = { press: 2300, message: 4000 };

/** One request and its one answer. The turn may go on after the answer is given. */
export type Exchange = {
  /** Answers with a status and perhaps a body. Only the first answer counts. */
  readonly answer: (status: number, body?: unknown) => void;
  readonly isAnswered: () => boolean;
  /** Says what is to be done, in place of what was said before, if there is no answer in time. */
  readonly whenLate: (late: () => void) => void;
};

/** An exchange whose time runs from now; `write` sends the answer. Whoever opens it closes it. */
export function openExchange(
  milliseconds: number,
  write: (status: number, body?: unknown) => void,
): Exchange & { readonly close: () => void } {
  let answered = false;
  const answer = (status: number, body?: unknown) => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    write(status, body);
  };
  let late = () => answer(503);
  const timer = setTimeout(() => late(), milliseconds);
  return {
    answer,
    isAnswered: () => answered,
    whenLate: (instead) => {
      late = instead;
    },
    close: () => clearTimeout(timer),
  };
}
