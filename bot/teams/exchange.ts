/** Longest that a press may wait for its answer, in milliseconds: Teams wants it within 3 seconds. */
const PRESS = 2300;
/** Longest that Teams waits for a message to be taken, in milliseconds: after about 15 seconds it delivers it again. */
const MESSAGE = 10_000;

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
  isPress: boolean,
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
  const timer = setTimeout(() => late(), isPress ? PRESS : MESSAGE);
  return {
    answer,
    isAnswered: () => answered,
    whenLate: (instead) => {
      late = instead;
    },
    close: () => clearTimeout(timer),
  };
}
