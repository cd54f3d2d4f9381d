import { standingOf } from "./colours.ts";
import { boundsOf, type Window, wasDue } from "./due.ts";
import type { Context, Parts } from "./parts.ts";
import { withoutNow } from "./present.ts";
import { useMatches } from "./questions.ts";
import { NOTHING, type Reading } from "./reading.ts";
import type { Word } from "./words.ts";

/** A question laid out: its parts, the filters they make, and the days they bound. */
export type Scene = {
  readonly parts: Parts;
  readonly lower: string;
  readonly context: Context;
  /** Every filter that was said, whatever will be asked with it. */
  readonly base: Reading;
  readonly window: Window | null;
  /** Whether a filter on rows was said, beside areas and dates. */
  readonly narrowed: boolean;
  readonly count: { readonly count?: true };
};

/** Reads a question of one kind, or leaves it to the next reader. */
export type Reader = (scene: Scene) => Reading | undefined;

/** What stands right before what is to be left out: "except Ada's", "not the greens", "nothing from area 3". */
const DENIAL =
  /\b(?:without|not|neither|nor|(?:is|are|was|were|does|do|has|have)n'?t|except(?:ing)?(?: for)?|excluding|exclude|apart from|aside from|other than|but not|bar|minus|less|outside(?: of)?|hid(?:e|ing)|ignor(?:e|ing)|leav(?:e|ing) out|omit(?:ting)?|skip(?:ping)?|don'?t (?:show|want|need|include|list|give)|nothing (?:from|in|about|for|by)|(?:any(?:thing|one|body)?|every(?:thing|one|body)?|all|those) (?:but|except|save)|never)(?: (?:me|the|any|those|ones|that|are|is|in|for|by|my|owned|all|due|on|rated|marked))* $/;

/** What joins a second thing to one that is left out: "not red or amber" leaves both out. */
const CARRIED_ON = /^(?:'?s)?(?: (?:and|or|nor|actions|ones|the|area|areas)|,)* $/;

const JOINTLY =
  /\b(jointly|together|both (?:own|have|on|of them)|shared?|between them|joint (?:action|owner)|co-?own|with both)\b|\band .{0,30}\bboth\b/;

/** Lays a question out from its parts. */
export function sceneOf(parts: Parts, context: Context): Scene {
  // Ends are cut off, so that a pattern's end is the text's.
  const lower = withoutNow(parts.line.toLowerCase().replace(/[\s?!.,;:]+$/, ""));
  const base = { ...NOTHING, ...filtersOf(parts, lower) };
  const rows = [base.rag, base.status, base.owners, base.ownersAll, base.notOwners, base.notAreas];
  return {
    parts,
    lower,
    context,
    base,
    window: boundsOf(
      parts.dates.filter((date) => !date.now),
      context.today,
      wasDue(lower),
    ),
    narrowed:
      rows.some((list) => list.length > 0) ||
      base.organisation !== null ||
      base.unclear.length > 0 ||
      base.overdue === false,
    count: /\b(how many|number of|count of|how much)\b/.test(lower) ? { count: true } : {},
  };
}

function filtersOf(parts: Parts, lower: string): Partial<Reading> {
  const { areas, standing, people, organisation } = parts;
  const spans = [...people.people, ...areas, ...standing].map((one) => one.words);
  const isDenied = (words: readonly Word[]): boolean => {
    const at = words[0]?.at ?? 0;
    if (DENIAL.test(lower.slice(Math.max(0, at - 48), at))) return true;
    const before = spans.find((span) => {
      const last = span.at(-1);
      const end = last ? last.at + last.raw.length : at;
      return (
        end < at &&
        CARRIED_ON.test(lower.slice(end, at)) &&
        /\b(?:and|or|nor)\b/.test(lower.slice(end, at))
      );
    });
    return before !== undefined && isDenied(before);
  };
  const isContrast = (words: readonly Word[]) => {
    const last = words.at(-1);
    const after = last ? lower.slice(last.at + last.raw.length) : "";
    return /^ (?:doesn'?t|does not|don'?t|do not) (?:own|have|lead|hold)\b|^ (?:isn'?t|is not) (?:on|the (?:owner|lead)|named|down)\b|^ (?:doesn'?t|does not|isn'?t|is not|hasn'?t)$/.test(
      after,
    );
  };
  const not = people.people.filter(({ words }) => isDenied(words) || isContrast(words));
  const refs = [...new Set(people.people.filter((p) => !not.includes(p)).map((p) => p.ref))];
  const jointly = refs.length > 1 && JOINTLY.test(lower.replace(/joint(?:ly)? comm\w*/g, ""));
  if (jointly) useMatches(parts.words, lower, /\b(?:jointly|together|shared?)\b/);
  const notAreas = areas.filter(({ words }) => isDenied(words)).map((area) => area.ref);
  if (not.length + notAreas.length > 0 || standing.some(({ words }) => isDenied(words))) {
    useMatches(
      parts.words,
      lower,
      /\b(?:except(?:ing)?|excluding|exclude|apart|aside|ignor(?:e|ing)|leav(?:e|ing)|omit(?:ting)?|skip(?:ping)?|minus|bar|hid(?:e|ing)|outside|less|neither|nor|save)\b/,
    );
  }
  return {
    areas: [...new Set(areas.map((a) => a.ref))].filter((ref) => !notAreas.includes(ref)),
    notAreas: [...new Set(notAreas)],
    ...standingOf(standing, ({ words }) => isDenied(words)),
    owners: jointly ? [] : refs,
    ownersAll: jointly ? refs : [],
    notOwners: [...new Set(not.map((p) => p.ref))],
    organisation,
    unclear: people.unclear.map(({ said, fit }) => ({ said, fit })),
  };
}
