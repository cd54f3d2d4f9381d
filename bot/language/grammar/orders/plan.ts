import type { Rag } from "../../../plan/model/primitives.ts";
import { isOf } from "../../line/slot.ts";
import { keptText } from "../record-text.ts";
import { areaOf, itemOf, type Order, order, refOf } from "./order.ts";

/** Orders about the plan and its actions whose whole wording counts. */

/** Evidence as it was typed: its title, and the link or “no link yet”. A pasted link may stand in <…> or [title](link). */
function evidenceIn(said: string) {
  const marked = /\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)/i.exec(said);
  const found = marked ? [marked[0], marked[2]] : (/<?(https?:\/\/[^\s<>]+)>?/i.exec(said) ?? []);
  const [whole, address] = found;
  const link = address?.replace(/[).,;:!?]+$/, "");
  const none = /[\s,(-]*\bno link(?: yet)?\)?\.?$/i;
  const bare = whole
    ? said.replace(whole, marked ? ` ${marked[1]} ` : " ")
    : said.replace(none, "");
  const title = bare
    .replace(/\s+/g, " ")
    .replace(/[\s:,;(–-]+$/, "")
    .trim();
  return {
    evidenceTitle: title,
    ...(link ? { evidenceLink: link } : {}),
    ...(none.test(said) && !link ? { noLink: true } : {}),
  };
}

export const PLAN_ORDERS: readonly Order[] = [
  order(
    [
      "[show|give] [me|us] [the|a] (legend|key [to [the] (colours|symbols|marks|cards)])",
      "what do [all] [the|these] (colours|symbols|marks|signs) [and (colours|symbols|marks|words)] mean",
      "how (is|are) (this|it|that|these|they|the scorecard|the ratings|the standings|the measures) (worked out|calculated|judged)",
    ],
    () => ({ command: "legend" }),
  ),
  order(
    "help [me] [with|on|about] [the] (asking|updating|updates|update|board|clerk|clerks|chair)",
    (_, { line }) => ({
      command: "help",
      topic: /\bask/.test(line.folded)
        ? "asking"
        : /\bupd/.test(line.folded)
          ? "updating"
          : "board",
    }),
  ),
  // With words behind it, it is a challenge.
  order(
    [
      "[show|give|open] [me|us] [the|a] (deep - dive|deep dive|deepdive) [on|into|in|of|for] [the] AREA [,] [page NUMBER]",
      "[show|give|open] [me|us] [the] AREA (deep - dive|deep dive|deepdive) [,] [page NUMBER]",
    ],
    (bound) => {
      const { area, number } = bound.slots;
      const page = number && isOf("number")(number) ? number.value : 1;
      return area && isOf("area")(area) && area.value.length === 1 && page >= 1
        ? { command: "deep_dive", area: areaOf(bound) ?? "", page }
        : undefined;
    },
  ),
  order(
    [
      "AREA is also (called|known as) TEXT:name",
      "ANAREA NUMBER is also (called|known as) TEXT:name",
    ],
    (bound, { line }) => ({
      command: "name_area",
      area: areaOf(bound) ?? line.text.split(/\s+/)[1] ?? "",
      name: (bound.texts.name ?? "").replace(/^["“]|["”.]+$/g, ""),
    }),
  ),
  order(
    [
      "(undo|revert|reverse) [that|it|this|my [last] (change|update|one)|[the] last (change|update|one)|what i [just] did|take back that]",
      "take (that|it|back that|back [my] last change) [back]",
    ],
    () => ({ command: "undo" }),
  ),
  // Dates that wait for approval.
  order(
    "(approve|agree) [to] [[the|a] [new|revised|proposed|later] date (for|of|on)] ACTION [new|revised|proposed] [date]",
    (bound) => ({
      command: "decide_date",
      ref: refOf(bound),
      approve: true,
    }),
  ),
  order(
    "(decline|reject|refuse|turn down) [[the|a] [new|revised|proposed|later] date (for|of|on)] ACTION [new|revised|proposed] [date] [BECAUSE:why]",
    (bound) => ({
      command: "decide_date",
      ref: refOf(bound),
      approve: false,
      ...(bound.texts.why ? { reason: keptText(bound.texts.why, "because") } : {}),
    }),
  ),
  order(
    [
      "[show|list] [me] [the] [all] (proposed|unapproved|new) dates [to approve]",
      "[which|what] (date|dates) [are] (to [be] approve|to [be] approved|waiting for approval|awaiting approval|needing approval)",
      "what (needs|is waiting for|awaits) approval",
      "(slips to approve|unapproved slips)",
    ],
    () => ({
      command: "list",
      query: { kind: "action", where: { proposed: { missing: false } } },
      page: 1,
    }),
  ),
  // The board's own rating.
  order(
    "[record] [the] board (rates|rated|agreed|says|rating [for|of]) [that] ACTION [[is|as|to|at|:] RAG] [BECAUSE:why]",
    (bound) => {
      const rag = bound.slots.rag;
      const [value] = rag && isOf("rag")(rag) ? rag.value : [];
      if (rag && isOf("rag")(rag) && rag.value.length !== 1) return undefined;
      return {
        command: "board_rating",
        ref: refOf(bound),
        typed: {
          ...(value ? { rag: value as Rag } : {}),
          ...(bound.texts.why ? { reason: keptText(bound.texts.why, "because") } : {}),
        },
      };
    },
  ),
  // Evidence.
  order("[add|new] evidence [for|to|of|on] ACTION (:|,|-) TEXT:said", (bound) => ({
    command: "save_evidence",
    kind: itemOf(bound, "action")?.kind === "kpi" ? "kpi" : "action",
    ref: refOf(bound),
    ...evidenceIn(bound.texts.said ?? ""),
  })),
  order("add [some|more] evidence (for|to|on) ACTION", (bound) => ({
    command: "add_evidence",
    kind: itemOf(bound, "action")?.kind === "kpi" ? "kpi" : "action",
    ref: refOf(bound),
  })),
  order(
    [
      "[show|list|see] [me] [the] evidence [for|of|on] ACTION",
      "what [is] [the] evidence [is there|do we have|have we got] (for|on) ACTION",
    ],
    (bound) => ({ command: "evidence", ref: refOf(bound), page: 1 }),
  ),
  order(
    [
      "who (can|may|is allowed to|has the right to|could) (update|change|edit|write to|rate) ACTION",
      "who is allowed to (update|change|edit) ACTION",
    ],
    (bound) => ({ command: "who_can", ref: refOf(bound) }),
  ),
  order(
    [
      "[update|set|add|record] [the] progress (on|of|for|to) ACTION (to|:|-|as) TEXT:said",
      "(update|set) ACTION progress (to|:|-|as) TEXT:said",
    ],
    (bound) => ({
      command: "update_action",
      ref: refOf(bound),
      typed: { progress: keptText(bound.texts.said ?? "", ":") },
    }),
  ),
];
