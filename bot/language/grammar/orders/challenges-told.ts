import { isOf, type Slot, slot } from "../../line/slot.ts";
import { calledBy } from "../frames/sayings/subject.ts";
import type { Bound } from "../pattern.ts";
import type { Scene } from "../scene.ts";
import { kindIn } from "./challenge-kind.ts";
import { aboutOf, addressIn, dayOfBoard, subjectIn, textOf } from "./challenge-parts.ts";
import { type Order, order } from "./order.ts";

/** Challenges that are told in whole sentences: the text first and the order behind it, or to whom and by when within it. */

const WHAT =
  "(challenge|CHALLENGE|question|query|further assurance|assurance|deep - dive|deep dive|recommendation)";
const RECORD = "(record|log|raise|put|minute|take|note|register|count|treat)";
const IT = "(this|that|it)";
const ABOUT = "(on|against|about|for|to|re|regarding|under)";
const MARK = "[.|,|;|-|?|!]";
const POLITELY =
  "[and] [please|pls|can you|can u|could u|could you|can we|could we|i would like to|can i]";

/** Where a text stands in the line, by its tokens. */
function tokensOf({ line }: Scene, text: string): { readonly from: number; readonly to: number } {
  const at = line.text.indexOf(text);
  const from = line.tokens.findIndex((token) => token.at >= at);
  const end = line.tokens.findIndex((token) => token.at >= at + text.length);
  return { from: Math.max(0, from), to: end < 0 ? line.tokens.length : end };
}

const personOf = (one: Slot | undefined): string | undefined =>
  one && isOf("person")(one) && one.value.length === 1 ? one.value[0] : undefined;

/** The one item that the answer before was about. */
function spokenOfIn({ plan, spokenOf = [] }: Scene): string | undefined {
  const [only, other] = spokenOf;
  return only && !other ? aboutOf(plan, slot({ type: "item", value: [only] }, 0, 0, 0)) : undefined;
}

/** The form, with a text whole as it was typed and what its words say. */
function told(scene: Scene, { slots }: Bound, said: string, kind: string) {
  const plain = textOf(said);
  // The mark of a question is its own, though an order follows it.
  const mark = /^\s*([?!])/.exec(
    scene.line.text.slice(scene.line.text.indexOf(plain) + plain.length),
  );
  const text = `${plain}${mark?.[1] ?? ""}`;
  if (text.split(/\s+/).length < 3) return undefined;
  const { from, to } = tokensOf(scene, text);
  const about =
    aboutOf(scene.plan, slots.item) ??
    aboutOf(scene.plan, slots.area) ??
    subjectIn(scene, from, to) ??
    spokenOfIn(scene);
  const owner = personOf(slots.person);
  return {
    command: "raise_challenge",
    typed: {
      challengeKind: kindIn(kind),
      ...(about === undefined ? {} : { about }),
      text,
      ...addressIn(scene, from, to),
      ...(owner === undefined ? {} : { owner }),
    },
  } as const;
}

/** What stands in the line behind a text. */
const behind = ({ line }: Scene, text: string) =>
  line.folded.slice(line.text.indexOf(text) + text.length);

export const CHALLENGES_TOLD: readonly Order[] = [
  // The text first: "… Please record this as a challenge against 1.3."
  order(
    [
      `TEXT:said ${MARK} ${POLITELY} ${RECORD} ${IT} [down] as [a|an|my|our] [formal] ${WHAT} [${ABOUT} (ITEM|AREA)]`,
      `TEXT:said ${MARK} ${POLITELY} ${RECORD} ${IT} [down] as [a|an|my|our] [formal] ${WHAT} (for|to) [the] PERSON`,
      `${RECORD} ${IT} as [a|an|my|our] [formal] ${WHAT}`,
      `TEXT:said ${MARK} ${POLITELY} ${RECORD} ${IT} ${ABOUT} (ITEM|AREA) as [a|an|my|our] [formal] ${WHAT}`,
    ],
    (bound, scene) => {
      const said = bound.texts.said;
      if (said === undefined)
        return { command: "raise_challenge", typed: { challengeKind: kindIn(scene.line.folded) } };
      return told(scene, bound, said, behind(scene, said));
    },
  ),
  order(
    [
      `TEXT:said ${MARK} (can|could|should|may|please) [please] ${IT} [please] be (put|raised|sent|passed|taken|addressed) (to|with|by) [the] PERSON`,
      `TEXT:said ${MARK} ${POLITELY} (put|raise|send|pass|take) ${IT} (to|with|up with) [the] PERSON`,
      `TEXT:said ${MARK} (i|we) [would] (want|like|need) ${IT} [to be] (put|raised|taken|passed) (to|with|up with) [the] PERSON`,
      `TEXT:said ${MARK} ${POLITELY} ${RECORD} ${IT} (formally|officially|with the board)`,
    ],
    (bound, scene) => told(scene, bound, bound.texts.said ?? "", bound.texts.said ?? ""),
  ),
  order(
    [
      `(i|we) (wish|want|would like|ask) ${IT} [to be] (recorded|minuted|noted|on record|put on record) that TEXT:said`,
      `let ${IT} be (recorded|minuted|noted) that TEXT:said`,
    ],
    (bound, scene) => told(scene, bound, bound.texts.said ?? "", bound.texts.said ?? ""),
  ),
  // Who is to give it, on what, and by when.
  order(
    [
      `[id|i|we] [would] (want|need|like|ask for|seek|request) [a|an|some|more] [further|more] ${WHAT} from [the] PERSON ${ABOUT} [the] (ITEM|AREA) [(by|at|for|before) [the] [DAY]]`,
      `[id|i|we] [would] (want|need|like|ask for|seek|request) [a|an|some|more] [further|more] ${WHAT} from [the] PERSON ${ABOUT} [the] (ITEM|AREA) DAY`,
    ],
    ({ slots }, scene) => {
      const { day, item, area, person } = slots;
      const about = aboutOf(scene.plan, item) ?? aboutOf(scene.plan, area);
      const owner = personOf(person);
      const due = day && isOf("date")(day) ? dayOfBoard(scene, day.value) : undefined;
      if (owner === undefined || (day && !due)) return undefined;
      return {
        command: "raise_challenge",
        typed: {
          challengeKind: kindIn(scene.line.folded),
          ...(about === undefined ? {} : { about }),
          owner,
          ...(due ? { due } : {}),
        },
      };
    },
  ),
  order(
    "[the] (chair|board|committee|panel|members|i|we) [would] (like|wants|want|asks|ask|expects|expect) [the] PERSON to (explain|answer|say|tell|set out|report|come back|account) TEXT:rest",
    (bound, scene) => told(scene, bound, scene.line.text, scene.line.text),
  ),
  // To whom, about what, by when, and the text.
  order(
    [
      `${POLITELY} [(raise|log|record|make|add|put)] [a|an|my|our] ${WHAT} (for|to) [the] PERSON [${ABOUT} (ITEM|AREA)] [,] [for|with] [an] [answer|reply|response] [due] DAY (:|-) TEXT:said`,
      `${POLITELY} [(raise|log|record|make|i have|we have|add|put|pop|send)] [a|an|my|our] ${WHAT} (for|to) [the] PERSON [${ABOUT} (ITEM|AREA)] (:|-|,) TEXT:said`,
      `[(raise|log|record|make|i have|we have|add)] [a|an|my|our] ${WHAT} ${ABOUT} (ITEM|AREA) (for|to) [the] PERSON (:|-|,) TEXT:said`,
      `(raise|log|record|make|add|put down) [a|an|my|our] [formal] ${WHAT} ${ABOUT} (ITEM|AREA) (.|;|!) TEXT:said`,
    ],
    (bound, scene) => {
      const said = bound.texts.said ?? "";
      const head = scene.line.folded.slice(0, scene.line.text.indexOf(said));
      return told(scene, bound, said, head);
    },
  ),
  // A deep dive that is to come to a board.
  order(
    [
      "[(can|could|may|might|should) (we|i) (have|get|do)] [id|i|we] [would] [like|want|need] [a] (deep - dive|deep dive) (on|into|of) [the] (ITEM|AREA|TEXT:what) (for|at|to|by) [the|our] DAY [board|meeting|committee|sub - committee]",
      "[(can|could|may|might|should) (we|i) (have|get|do)] [id|i|we] [would] [like|want|need] [a] (deep - dive|deep dive) (on|into|of) [the] (ITEM|AREA|TEXT:what) DAY [board|meeting|committee]",
    ],
    ({ slots, texts }, scene) => {
      const { day } = slots;
      if (!day || !isOf("date")(day) || day.value.now || day.value.relation === "since")
        return undefined;
      const what = texts.what?.replace(/^(?:the|our)\s+/i, "");
      const found = what === undefined ? [] : calledBy(scene.plan, what);
      const about =
        aboutOf(scene.plan, slots.item) ??
        aboutOf(scene.plan, slots.area) ??
        (found.length === 1 ? `action ${found[0]}` : what);
      const due = dayOfBoard(scene, day.value);
      return {
        command: "raise_challenge",
        typed: {
          challengeKind: "deep dive",
          ...(about === undefined ? {} : { about }),
          ...(due ? { due } : {}),
        },
      };
    },
  ),
];

/** A challenge told in whole sentences with no word order of its own, where no other reading is nearer. */
export const CHALLENGES_WANTED: readonly Order[] = [
  // Whoever asks for it says in one sentence what it is, from whom and by when.
  order("TEXT:said", ({ texts }, scene) => {
    const { line, lattice, plan } = scene;
    const kind = ASKED_FOR.exec(line.folded)?.groups?.kind;
    if (kind === undefined || line.tokens.at(-1)?.text === "?") return undefined;
    const areas = lattice.slots.filter(isOf("area")).filter(({ cost }) => cost < 0.3);
    const area = areas.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    const { from, to } = tokensOf(scene, texts.said ?? "");
    const about = subjectIn(scene, from, to) ?? aboutOf(plan, area);
    return {
      command: "raise_challenge",
      typed: {
        challengeKind: kindIn(kind),
        ...(about === undefined ? {} : { about }),
        text: textOf(texts.said ?? ""),
        ...addressIn(scene, from, to),
      },
    };
  }),
];

/** Somebody wants more than an answer here: "wish to record a request for further assurance from …". */
const ASKED_FOR =
  /\b(?:i|we|please|board|committee|chair|members)\b[^.?!:;]{0,25}\b(?:wish|want|wants|record|raise|request|log|minute|put down)\b[^.?!:;]{0,30}\b(?<kind>challenge|further assurance|assurance|deep[- ]dive)\b(?=[^.?!:;]* (?:from|by|on|at|for) )/;
