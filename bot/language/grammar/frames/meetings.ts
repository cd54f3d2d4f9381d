import type { Ask } from "../../../asks/index.ts";
import { allMeetings } from "../../../plan/meetings/board-dates.ts";
import { settingsOf } from "../../../plan/plan/settings.ts";
import { isOf, type SlotOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";

/** Questions for when a board or another body meets: its name is then no time by which something is due. */

type Asks = NonNullable<Extract<Ask, { readonly command: "meetings" }>["asks"]>;

const BODY =
  "(?:board|boards|committee|committees|subcommittee|meeting|meetings|scrutiny|panel|group|groups|one)";
const LAST = "(?:sit|sat|meet|met|convene|convened|get together|got together)";

/** How each is asked, in the words of a line. */
const WAYS: readonly (readonly [RegExp, Asks])[] = [
  [
    new RegExp(
      `\\bhow many (?:more )?(?:\\w+ ){0,3}${BODY}s?\\b.*\\b(?:left|more|to go|before|until|till|til|remain|remaining|still|to come)\\b`,
    ),
    "left",
  ],
  [new RegExp(`\\bhow many more (?:\\w+ ){0,3}${BODY}\\b`), "left"],
  [new RegExp(`\\bhow (?:long|many (?:days|weeks)|far off|soon)\\b.*\\b${BODY}\\b`), "till"],
  [new RegExp(`\\bwhen did\\b.*\\b(?:last ${LAST}|${LAST} last)\\b`), "last"],
  [
    new RegExp(`\\b(?:when was|date of) (?:the|our) (?:last|previous) (?:\\w+ ){0,3}${BODY}\\b`),
    "last",
  ],
  [new RegExp(`\\blast time (?:the )?(?:\\w+ ){0,4}${LAST}\\b`), "last"],
  [
    new RegExp(`\\bwhen (?:is|are|does|do|will)\\b(?: (?:the|our|we|next))*\\b.*\\b${BODY}\\b`),
    "next",
  ],
];

/** Words of such a question that nothing else means. */
const OWN =
  /^(?:how|long|many|more|days?|weeks?|far|off|soon|till?|until|before|when|did|was|is|are|does|do|will|the|our|we|next|last|previous|time|sit|sat|sits|meets?|met|convened?|together|left|go|to|come|remain|remaining|still|have|has|got|there|boards?|(?:sub)?committees?|sub|meetings?|scrutiny|panel|groups?|it|down|as|on|for|of|date|one|ive|i|in|at)$/;

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** "Ops" is for operations. */
const isShortFor = (said: string, name: string) =>
  name.startsWith(said) ||
  (said.length > 2 && said.endsWith("s") && name.startsWith(said.slice(0, -1)));

/** The body that words name, where it is not the board itself; with the words that name it. */
function bodyIn({ tokens, scene: { plan } }: Said): {
  readonly body?: string;
  readonly named: ReadonlySet<string>;
} {
  const { board } = settingsOf(plan);
  const bodies = [...new Set(allMeetings(plan).map(({ body }) => body))];
  const said = tokens.map(({ base, text }) => base || text).filter((one) => one.length > 2);
  const scored = bodies
    .map((body) => {
      const named = said.filter((one) => words(body).some((name) => isShortFor(one, name)));
      return { body, named: new Set(named) };
    })
    .sort((a, b) => b.named.size - a.named.size);
  const [best, second] = scored;
  if (!best || best.named.size === 0) return { named: new Set() };
  const isOne = (second?.named.size ?? 0) < best.named.size;
  const isBoard = bodies.length < 2 || best.body.toLowerCase() === board?.toLowerCase();
  return { named: best.named, ...(isOne && !isBoard ? { body: best.body } : {}) };
}

const OTHERS = isOf("item", "person", "organisation", "rag", "late", "area", "mention");

export function meetingFrames(said: Said): readonly Candidate[] {
  const text = said.tokens.map((one) => one.text).join(" ");
  const way = WAYS.find(([pattern]) => pattern.test(text));
  if (!way || said.slots.some(OTHERS)) return [];
  const { body, named } = bodyIn(said);
  const kinds = ofType(said, "kind").filter(({ value }) => value !== "meeting");
  const due = ofType(said, "word").some(({ value }) => /due|starts/.test(value));
  if (kinds.length > 0 || due || /\bpapers?\b/.test(text)) return [];
  const [, asks] = way;
  // A bare "group" or "one" is a body's name only where the plan has one called so.
  if (!/\b(?:board|committee|meeting|scrutiny)/.test(text) && named.size === 0) return [];
  const dates = ofType(said, "date").filter(
    ({ value }) => !value.now && !value.coming.symbol && !value.span,
  );
  const [date] = dates;
  return [
    {
      ask: {
        command: "meetings",
        page: 1,
        asks,
        ...(body ? { body } : {}),
        ...(date && asks === "left" ? { before: date.value.coming.from } : {}),
        ...(date && asks === "next" ? { supposed: date.value.coming.from } : {}),
      },
      ...leftOver(said, named, asks === "left" || asks === "next" ? date : undefined),
    },
  ];
}

/** The words that have no part in it, and what they cost. */
function leftOver(
  said: Said,
  named: ReadonlySet<string>,
  date: SlotOf<"date"> | undefined,
): Pick<Candidate, "cost" | "unused"> {
  const filler = said.scene.lattice.slots.filter(isOf("filler"));
  const left = said.tokens.filter(({ is, text, base }, n) => {
    if (is === "mark" || OWN.test(text) || named.has(base || text)) return false;
    if (date && n >= date.from && n < date.to) return false;
    return !filler.some(({ from, to }) => n >= from && n < to);
  });
  return { cost: 0.2 + 2 * left.length, unused: [...new Set(left.map(({ raw }) => raw))] };
}
