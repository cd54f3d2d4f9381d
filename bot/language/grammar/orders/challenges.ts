import { subjectsIn } from "../../../plan/challenges/subjects.ts";
import { keptText } from "../record-text.ts";
import type { Scene } from "../scene.ts";
import { kindIn } from "./challenge-kind.ts";
import { aboutOf } from "./challenge-parts.ts";
import { type Order, order, refOf } from "./order.ts";

/** Orders about challenges: raising one, answering it, closing it. */

const WANT = "[do|should] [id|i|we] [would|should] [like|want|wish|need] [to] [for] [more]";
const RAISE = "[raise|make|ask|record|log|ask for|request|put] [a|an|my|some|for] [further|more]";
const WHAT = "(challenge|CHALLENGE|question|query|assurance|deep - dive|deep dive|recommendation)";

/** A challenge whose words follow a colon is kept at once; a "question" is asked of the bot as often as of an officer, and opens the form. */
function raised(scene: Scene, about: string, text: string) {
  const { line, plan } = scene;
  const head = line.folded.slice(0, line.folded.indexOf(":"));
  const typed = { challengeKind: kindIn(head), about, text };
  if (subjectsIn(plan, about).unknown.length > 0) {
    return /\d/.test(about)
      ? ({ command: "raise_challenge", typed: { ...typed, about: `action ${about}` } } as const)
      : undefined;
  }
  const plain =
    /\b(?:question|query)\b/.test(head) &&
    !/\bchallenge\b/.test(head) &&
    !plan.items.settings.some(({ called }) => called?.kinds?.challenge);
  if (plain) return about === "" ? undefined : ({ command: "raise_challenge", typed } as const);
  return { command: "save_challenge", ...typed, body: "", owner: "", due: "" } as const;
}

export const CHALLENGE_ORDERS: readonly Order[] = [
  order(
    [
      `${WANT} ${RAISE} ${WHAT} [for|on|about|into|of|to] TEXT:about : TEXT:said`,
      `${WANT} ${RAISE} ${WHAT} : TEXT:said`,
    ],
    ({ texts }, scene) => {
      const about = texts.about ?? "";
      if (about.length > 80 || about.includes(":")) return undefined;
      const { text } = scene.line;
      return raised(scene, about, text.slice(text.indexOf(":") + 1).trim());
    },
  ),
  order("(answer|reply to|respond to) CHALLENGED : TEXT:said", (bound, { line }) => ({
    command: "save_answer",
    ref: refOf(bound, "challenged"),
    answer: line.text.slice(line.text.indexOf(":") + 1).trim(),
  })),
  order(
    [
      "(answer|reply to|respond to) CHALLENGED [-|,] [with|that|as] TEXT:said",
      "(answer|reply to|respond to) CHALLENGED",
    ],
    (bound) => ({
      command: "answer_challenge",
      ref: refOf(bound, "challenged"),
      ...(bound.texts.said ? { typed: bound.texts.said } : {}),
    }),
  ),
  order("close CHALLENGED [BECAUSE:why]", (bound) => ({
    command: "close_challenge",
    ref: refOf(bound, "challenged"),
    why: bound.texts.why ? keptText(bound.texts.why, "because") : "",
  })),
  order(
    [
      "[show|open|see] [me] [the] CHALLENGED",
      "(what is|tell me about|how old is|who owns|who raised|who answers|has|have|is|was) [the answer to|the answer on] CHALLENGED [been] [answered|closed|about|open] [yet]",
    ],
    (bound) => ({ command: "show_challenge", ref: refOf(bound, "challenged") }),
  ),
  order("[the|show|show me] history [of|for|on] CHALLENGED", (bound) => ({
    command: "history",
    kind: "challenge",
    ref: refOf(bound, "challenged"),
    page: 1,
  })),
];

const ABOUT_TEXT = 3;
/** "Query 3.4" is the order itself. */
const CALLED = /^\W*(?:please )?query\b/;

/** A challenge without a colon: the form, with what it is about and what of the text is in words of its own. */
export const RAISING: readonly Order[] = [
  order(
    [
      `[chair ,] ${WANT} ${RAISE} [officers|the|on] ${WHAT} [officers] [the pace of|the|progress|progress on|pace of] [for|on|about|into|of|to|with] [the pace of|progress on|the] ITEM`,
      `[chair ,] ${WANT} ${RAISE} [officers|the|on] ${WHAT} [officers] [the pace of|the|progress|progress on|pace of] [for|on|about|into|of|to|with] [the pace of|progress on|the] ITEM [BECAUSE:why|TEXT:why]`,
      `[chair ,] ${WANT} ${RAISE} [officers|the|on] ${WHAT} [officers] [the pace of|the|progress|progress on|pace of] [for|on|about|into|of|to|with] [the pace of|progress on|the] AREA`,
      `[chair ,] ${WANT} ${RAISE} [officers|the|on] ${WHAT} [officers] [the pace of|the|progress|progress on|pace of] [for|on|about|into|of|to|with] [the pace of|progress on|the] AREA [BECAUSE:why|TEXT:why]`,
      "i am not (happy|satisfied|convinced) (with|about|by|on) [the] [progress on] ITEM [and [want|would like] [to] challenge it]",
      "i am not (happy|satisfied|convinced) (with|about|by|on) [what we have been told on|what we are told about|what we have heard on|the answer on|the explanation for|progress on] (ITEM|AREA)",
      "(challenge|CHALLENGE) ITEM",
      `${WANT} ${RAISE} ${WHAT}`,
      `[i|we] [would] (want|need|like) [a|an] ${WHAT} (putting|raising|recording|logging|asking|making) [on|about|to|against|for] (ITEM|AREA) [BECAUSE:why|TEXT:why]`,
    ],
    (bound, { line, plan }) => {
      const about = aboutOf(plan, bound.slots.item) ?? aboutOf(plan, bound.slots.area);
      // "Challenges on area 3" asks for them.
      const noun = bound.slots.challenge;
      if (noun && line.tokens[noun.to - 1]?.text.endsWith("s")) return undefined;
      const head = line.folded;
      const words = keptText(bound.texts.why ?? "", "because");
      if (
        /\b(?:deep[- ]dive|assurance|question|query)\b/.test(head) &&
        !/\b(?:challenge|raise|make|ask|want|like|need|request|log|record|wish)\b/.test(head) &&
        !CALLED.test(head)
      )
        return undefined;
      const enough =
        words.split(/\s+/).length >=
          (/\b(?:because|since|as)\b|[:;]| - /.test(head) ? 2 : ABOUT_TEXT) &&
        !/\b(?:challenge|assurance|question)\b/i.test(words);
      if (
        about === undefined &&
        !/^(?:.{0,30}\b)?(?:raise|make|log|record|challenge|request)\b/.test(head)
      )
        return undefined;
      return {
        command: "raise_challenge",
        typed: {
          challengeKind: kindIn(head),
          ...(about === undefined ? {} : { about }),
          ...(enough ? { text: words } : {}),
        },
      };
    },
  ),
];
export { aboutOf, kindIn };
