import type { Status } from "../../../../plan/model/primitives.ts";
import { isOf, type Slot } from "../../../line/slot.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import { RAGS, STATUSES, valuesOf } from "../../values.ts";
import { type Draft, narrow, OPEN, put, taken } from "./draft.ts";

/** Colours, how far something is, whether it is late, and how severe. */
export function readStates(draft: Draft): void {
  readColours(draft);
  if (draft.isAction) {
    readStatus(draft);
    readLateness(draft);
  }
  if (draft.kind === "risk") readSeverity(draft);
  groupColours(draft);
}

function readColours(draft: Draft): void {
  const { said } = draft;
  const rags = ofType(said, "rag");
  if (rags.length === 0) return;
  narrow(draft, "rag", { oneOf: [...valuesOf(rags, said.denied, RAGS)] }, ...rags);
}

const NOT_BEGUN: readonly Status[] = ["not started"];

/** "What haven't we started": not begun is not started, and not complete either. */
const isBegun = (said: Said, { from, to }: Slot) =>
  said.scene.line.tokens
    .slice(from, to)
    .some(({ text }) => /^(?:started|begun|commenced|kicked|start)$/.test(text));

function readStatus(draft: Draft): void {
  const { said, where } = draft;
  const states = ofType(said, "status");
  // "Should be sorted by Easter and are not": what was promised did not come.
  if (taken(draft, "and is not")) {
    narrow(draft, "status", OPEN, ...states);
    return;
  }
  if (states.length > 0) {
    const begun = states.filter((one) => said.denied.has(one) && isBegun(said, one));
    const denied = new Set([...said.denied].filter((one) => !begun.some((other) => other === one)));
    const values = states.map((one) => (begun.includes(one) ? { ...one, value: NOT_BEGUN } : one));
    narrow(draft, "status", { oneOf: [...valuesOf(values, denied, STATUSES)] }, ...states);
  }
  // "Finished or not": a colour leaves complete actions out unless they are asked for.
  if (!taken(draft, "any state")) return;
  if (where.rag) where.status = { oneOf: [...STATUSES] };
  else delete where.status;
}

function readLateness(draft: Draft): void {
  const { said } = draft;
  const [late] = ofType(said, "late");
  if (late) {
    const is = said.denied.has(late) ? !late.value : late.value;
    narrow(draft, "late", { is }, ...ofType(said, "late"));
  }
  if (taken(draft, "longest overdue")) {
    narrow(draft, "late", { is: true });
    draft.more.order = { by: "due" };
  }
  if (!taken(draft, "to come")) return;
  put(draft, "status", draft.where.status ?? OPEN);
  // "Which are late, and which are still to come": all that is open.
  if (draft.where.late?.is) {
    delete draft.where.late;
    draft.more.order = { by: "due" };
  } else narrow(draft, "due", { from: said.scene.today });
}

function readSeverity(draft: Draft): void {
  const { said } = draft;
  const severities = ofType(said, "severity");
  if (severities.length === 0) return;
  const not = severities.filter((one) => said.denied.has(one)).map(({ value }) => value);
  const some = severities.filter((one) => !said.denied.has(one)).map(({ value }) => value);
  const criterion = {
    ...(some.length > 0 ? { oneOf: some } : {}),
    ...(not.length > 0 ? { not } : {}),
  };
  // "Still medium once the mitigation is in place".
  const after = hasValue(said, "fact", "postMitigation");
  const looks = after ? ofType(said, "topic").filter(({ value }) => value === "looked like") : [];
  const field = after ? "postMitigation" : "severity";
  narrow(draft, field, criterion, ...severities, ...(after ? [after] : []), ...looks);
}

/** "How many blues, greens, ambers and reds" asks for how many of each. */
function groupColours({ said, isAction, where, more }: Draft): void {
  if (!isAction || !hasValue(said, "op", "count")) return;
  if (said.slots.filter(isOf("rag")).length < 2) return;
  if (!ofType(said, "status").some(({ value }) => value.join() === "complete")) return;
  delete where.rag;
  delete where.status;
  more.group = "rag";
}
