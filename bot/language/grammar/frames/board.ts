import { isOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";
import { topics } from "./items.ts";

/** Questions for the board's rules, the summary of the plan, and the bot itself. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));

const GOVERNANCE = [
  "quorum",
  "voting",
  "substitutes",
  "frequency",
  "accountability",
  "chair",
  "membership",
  "purpose",
  "ratings",
] as const;

export function boardFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const soft = said.slots.filter(
    (one) =>
      isOf("kind", "number", "act", "text", "organisation", "date", "op", "me")(one) &&
      !(isOf("act")(one) && !/^(?:show|where|going|need)$/.test(one.value)),
  );
  for (const topic of GOVERNANCE) {
    const found = topics(said, topic);
    if (found.length === 0) continue;
    // "What happens on a tie" and "who chairs" are one of them, whatever else of the board is named.
    const others = ofType(said, "topic").filter(
      ({ value }) => GOVERNANCE.some((one) => one === value) || value === "next meeting",
    );
    const colours = topic === "ratings" ? ofType(said, "rag") : [];
    const board = said.cover.skipped.length;
    out.push(
      weighed(
        said,
        { command: "governance", topic },
        0.1 +
          (found.length < others.length ? 0.05 * GOVERNANCE.indexOf(topic) : 0) -
          0.6 * Math.min(2, board),
        [...found, ...others, ...colours, ...soft],
      ),
    );
  }
  for (const [topic, asks] of [
    ["next meeting", "next"],
    ["last meeting", "last"],
  ] as const) {
    const found = topics(said, topic);
    if (found.length > 0)
      out.push(weighed(said, { command: "meetings", page: 1, asks }, 0.05, [...found, ...soft]));
  }
  return out;
}

export function planFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const [summary] = topics(said, "summary");
  const acts = shown(said);
  if (summary && ofType(said, "area").length === 0) {
    out.push(
      weighed(said, { command: "summary" }, 0.2, [summary, ...topics(said, "summary"), ...acts]),
    );
  }
  const [exceptions] = topics(said, "exceptions");
  if (exceptions)
    out.push(weighed(said, { command: "exceptions", page: 1 }, 0.1, [exceptions, ...acts]));
  const help = ofType(said, "act").filter(({ value }) => value === "help" || value === "howto");
  if (help.length > 0) {
    const howto = help.some(({ value }) => value === "howto");
    out.push(
      weighed(
        said,
        { command: "help" },
        howto ? 0.3 : 0.1,
        howto ? said.slots : [...help, ...acts],
      ),
    );
  }
  const [digest] = topics(said, "digest");
  if (digest)
    out.push(
      weighed(said, { command: "my_digest" }, 0.05, [digest, ...acts, ...ofType(said, "me")]),
    );
  const [carried] = topics(said, "carried forward");
  if (carried) {
    out.push(
      weighed(
        said,
        refuse(
          "This plan does not say which actions were carried forward from an earlier one, so I cannot list them. “show all actions” lists every action it has.",
        ),
        0.05,
        said.slots,
      ),
    );
  }
  return out;
}
