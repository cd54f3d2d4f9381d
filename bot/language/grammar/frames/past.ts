import type { Made } from "../../../asks/history.ts";
import type { Ask } from "../../../asks/index.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import type { Kind } from "../../../plan/model/kind.ts";
import { capital } from "../../../plan/model/names.ts";
import { called } from "../../../plan/model/snapshot.ts";
import { addDays } from "../../../plan/time/calendar-date.ts";
import type { Dated } from "../../line/dated.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { moved as movedBy } from "../../time/atoms.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";
import { meUnknown, whichPerson, whoIn } from "../who.ts";
import { topics } from "./items.ts";

/** Questions for what was and what became of it. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
const joined = (said: Said) => said.tokens.map(({ text }) => text).join(" ");

/** A day as it is named: by the plan's meetings, or by its date. */
const named = ({ coming, gone, relation, year, said: _ }: Dated, forward = false): string => {
  if (forward) return coming.symbol ?? coming.from;
  if (year) return coming.from;
  if (coming.symbol && relation !== "since" && coming.symbol === "@last_meeting")
    return coming.symbol;
  return gone.symbol ?? gone.from;
};

const KIND_WORDS: readonly Kind[] = ["action", "risk", "kpi", "measure", "challenge"];

export function changeFrames(said: Said): readonly Candidate[] {
  const moved = ofType(said, "moved");
  const dates = ofType(said, "date").filter(({ value }) => !value.now);
  const since = dates.find(({ value }) => value.relation === "since");
  const text = joined(said);
  const finished = ofType(said, "status").filter(({ value }) => value.join() === "complete");
  const rags = ofType(said, "rag");
  const items = ofType(said, "item");
  if (items.length > 0) return [];
  const dueSaid = said.slots.some(
    (one) => isOf("word")(one) && /due|soon|start|not updated/.test(one.value),
  );
  const turned =
    rags.length > 0 &&
    (since !== undefined ||
      ((dates.length > 0 || /\btoday\b/.test(text)) &&
        /\b(?:gone|went|turned|become|became)\b/.test(text)));
  const now = /\btoday\b/.test(text)
    ? ofType(said, "date").find(({ value }) => value.now)
    : undefined;
  const pastDate =
    now ??
    dates.find(({ value: { relation, coming, gone, year }, from }) => {
      void from;
      if (/^(?:before|by|after|from)$/.test(relation)) return false;
      return year
        ? coming.to <= said.scene.today
        : gone.to <= said.scene.today || relation === "since";
    });
  const ended =
    finished.length > 0 &&
    pastDate !== undefined &&
    (since !== undefined ||
      said.past ||
      /\b(?:got|was|were|did|have we|has been|in|on|last|this)\b/.test(text)) &&
    !said.denied.has(finished[0] as Slot);
  const [agreed] = topics(said, "since agreed");
  if (moved.length === 0 && !since && !turned && !ended && !agreed) return [];
  if (dueSaid && moved.length === 0) return [];
  const used: (Slot | undefined)[] = [
    ...moved,
    ...shown(said),
    ...ofType(said, "word").filter(({ value }) => value === "was" || value === "updated"),
  ];
  used.push(...ofType(said, "fact").filter(({ value }) => value === "progress"));
  const where: Record<string, Criterion> = {};
  const became = ["worse", "better", "completed", "dates", "new"].find((one) =>
    moved.some(({ value }) => value === one),
  );
  if (became) where.became = { oneOf: [became] };
  else if (ended) where.became = { oneOf: ["completed"] };
  if (ended || (became === "completed" && finished.length > 0)) used.push(...finished);
  const kinds = ofType(said, "kind");
  const kind = kinds.find(({ value }) => KIND_WORDS.includes(value));
  if (kind && (kind.value !== "action" || moved.some(({ value }) => value === "new")))
    where.kind = { oneOf: [kind.value] };
  if (became === "new" && !kind) {
    const inPhrase = KIND_WORDS.find((one) => new RegExp(`\\bnew ${one}s?\\b`).test(text));
    if (inPhrase) where.kind = { oneOf: [inPhrase] };
  }
  used.push(...kinds);
  const areas = ofType(said, "area");
  if (areas.length > 0) where.area = { oneOf: [...new Set(areas.flatMap(({ value }) => value))] };
  used.push(...areas);
  if (rags.length > 0 && !became)
    where.rag = { oneOf: [...new Set(rags.flatMap(({ value }) => value))] };
  if (rags.length > 0 && (!became || became === "changed")) used.push(...rags);
  const who = whoIn(said);
  const [person] = who.used;
  if (who.some.length > 0) where[isDoer(said, person) ? "by" : "owner"] = { oneOf: [...who.some] };
  used.push(...who.used);
  const [words] = ofType(said, "text").filter(({ cued }) => cued);
  if (words) used.push(words);
  used.push(...topics(said, "trail"));
  if (against(text)) used.push(...ofType(said, "op").filter(({ value }) => value === "compare"));
  const today = !since && dates.length === 0 && /\btoday\b/.test(text);
  const [date] = since ? [since] : dates;
  if (
    !date &&
    moved.every(({ value }) => value === "changed") &&
    moved.length > 0 &&
    !/\b(?:what|anything|any|something|whats|movement|changes?|direction)\b/.test(text)
  )
    return [];
  const day = agreed
    ? sinceAgreed(said, date?.value)
    : date
      ? named(date.value)
      : today
        ? said.scene.today
        : "@last_meeting";
  used.push(agreed);
  const stretch =
    date && !agreed && !against(text) && date.value.relation === "in"
      ? date.value.year
        ? date.value.coming
        : date.value.gone
      : undefined;
  const until = stretch && !stretch.symbol && !date?.value.span ? stretch.to : undefined;
  if (date) used.push(date);
  const ask: Ask = {
    command: "whats_changed",
    since: day as Extract<Ask, { command: "whats_changed" }>["since"],
    ...(until && until < said.scene.today ? { until } : {}),
    where,
    ...(words ? { about: words.value } : {}),
    page: 1,
  };
  if (who.meUnknown) return [weighed(said, meUnknown(), 0.1, used)];
  if (who.unclear.length > 0) {
    const choice = whichPerson(
      said.scene,
      who,
      (ref) => ({ ...ask, where: { ...where, owner: { oneOf: [ref] } } }) as never,
    );
    return [weighed(said, choice, 0.1, used)];
  }
  return [weighed(said, ask, moved.length > 0 || ended || turned ? 0.1 : 0.5, used)];
}

/** The day since which the plan is in force: the month that is said, or that from which its periods are counted. */
function sinceAgreed({ scene: { plan, today } }: Said, said: Dated | undefined): string {
  if (said) return said.year ? said.coming.from : said.gone.from;
  const [first] = plan.items.about
    .flatMap(({ periods }) => periods)
    .sort((a, b) => a.months - b.months);
  return first ? movedBy(addDays(first.ends, 1), -first.months, "months") : addDays(today, -365);
}

/** "Compared with the October board": what changed since it, and not on its day alone. */
const against = (text: string) => /\b(?:compared (?:with|to)|against|versus)\b/.test(text);

/** "What has Ada changed": she stands before what is done, and did it. */
function isDoer(said: Said, person: Slot | undefined): boolean {
  if (!person) return false;
  if (isOf("me")(person))
    return (
      !/^my$/.test(said.tokens[person.from]?.text ?? "") || /\bby me\b|\bi\b/.test(joined(said))
    );
  const text = said.tokens;
  const next = text.find(
    (token) => token.at >= (text[person.to - 1]?.end ?? 0) && token.is === "word",
  );
  const before = text[person.from - 1]?.text ?? "";
  if (/^(?:for|by|of|to)$/.test(before)) return before === "by";
  return (
    /^(?:changed|updated|moved|done|altered|been|edited|set|revised)$/.test(next?.text ?? "") &&
    /^(?:has|have|did|is)$/.test(before)
  );
}

const SAY_WHICH =
  "Say of what, for example “history 3.4” or “what did 5.2 say on 24 September”. “What's changed since the last meeting” tells of the whole plan.";

type PastItem = { readonly kind: Kind; readonly ref: string };

/** The history of an item, how it stood on a day, or who changed it. */
export function historyFrames(said: Said): readonly Candidate[] {
  const { plan, today } = said.scene;
  const always = topics(said, "always so");
  const trail = [...topics(said, "trail"), ...always];
  const looked = topics(said, "looked like");
  const moved = ofType(said, "moved");
  const text = joined(said);
  const dates = ofType(said, "date").filter(
    ({ value }) => !value.now || /\b(?:say|look)\b/.test(text),
  );
  const items = ofType(said, "item");
  const areas = ofType(said, "area");
  const of: readonly PastItem[] = [
    ...items.flatMap(({ value }) => value.map(({ kind, ref }) => ({ kind, ref }))),
    ...(items.length === 0
      ? areas.flatMap(({ value }) => value.map((ref) => ({ kind: "area" as const, ref })))
      : []),
  ];
  const changed =
    items.length > 0 && (moved.length > 0 || dates.some(({ value }) => value.relation === "since"));
  const was = hasValue(said, "word", "was");
  const since = dates.find(({ value }) => value.relation === "since");
  const on = dates.find(({ value }) => value.relation === "in" && !value.span);
  // "When was 2.6 due" asks for its date.
  const isDue =
    moved.length === 0 &&
    always.length === 0 &&
    /\bwhen (?:was|were)\b/.test(text) &&
    said.slots.some((one) => isOf("word")(one) && /^(?:was )?due$/.test(one.value));
  if (isDue) return [];
  const then =
    on !== undefined &&
    always.length === 0 &&
    (looked.length > 0 || was !== undefined || /\b(?:did|as at|as it was|used to)\b/.test(text)) &&
    !/\bdue\b/.test(text) &&
    (of.length > 0 || /\bplan\b/.test(text) || areas.length > 0) &&
    !/\b(?:changed|moved|who|when)\b/.test(text);
  const used: (Slot | undefined)[] = [
    ...trail,
    ...looked,
    ...items,
    ...(items.length === 0 ? areas : []),
    ...shown(said),
    ...moved,
    was,
    ...ofType(said, "fact").filter(({ value }) => value !== "owner"),
    ...ofType(said, "kind").filter(({ value }) => value !== "risk" || items.length > 0),
  ];
  const rags = ofType(said, "rag");
  const states = ofType(said, "status");
  const [first, second] = of;

  if (then && on) {
    const { value } = on;
    const forward = value.coming.symbol === "@next_meeting" && /\bnext\b/.test(text);
    const day = forward
      ? "@next_meeting"
      : value.year
        ? value.coming.to
        : value.coming.symbol === "@last_meeting" || value.gone.symbol
          ? value.coming.symbol === "@last_meeting"
            ? "@last_meeting"
            : value.gone.symbol
          : value.gone.to;
    const ask: Ask = {
      command: "as_at",
      day: (value.now ? today : day) as never,
      ...(first ? first : {}),
    } as Ask;
    if (second !== undefined && items.length > 0) {
      const readings = of.map((one) => ({
        title: `${one.kind === "kpi" ? "KPI" : capital(called(plan, one.kind).one)} ${one.ref}`,
        ask: { command: "as_at", day, ...one } as never,
      }));
      const question = "You named several. Which one first?";
      return [
        weighed(said, { command: "which", question, readings }, 0.1, [
          ...used,
          on,
          ...rags,
          ...states,
        ]),
      ];
    }
    if (
      second === undefined &&
      (first === undefined || items.length > 0 || looked.length > 0 || was)
    ) {
      const board = first && (first.kind === "meeting" || first.kind === "schedule");
      if (!board)
        return [
          weighed(said, ask, 0.1, [
            ...used,
            on,
            ...rags,
            ...states,
            ...ofType(said, "topic").filter(
              ({ value: v }) => v === "looked like" || v === "summary",
            ),
          ]),
        ];
    }
  }
  if (trail.length === 0 && !changed) return [];
  // "3.4 has been red since November" says how it is.
  const isSaid = said.mood === "plain" && items[0]?.from === 0 && moved.length === 0;
  if (isSaid && rags.length + states.length > 0) return [];
  if (
    moved.length === 0 &&
    said.mood === "plain" &&
    rags.length + states.length > 0 &&
    !trail.some(({ from }) => from === 0)
  )
    return [];
  if (first === undefined) {
    if (trail.length > 0 && /^(?:the |show |show me )*history$/.test(text.trim()))
      return [weighed(said, refuse(SAY_WHICH), 0.1, used)];
    return [];
  }
  const day = since
    ? named(since.value)
    : on && /\bsince\b/.test(text)
      ? named(on.value)
      : undefined;
  const made = madeOf(said);
  if (always.length > 0) used.push(on);
  const history = (one: PastItem): Ask<"history"> =>
    ({
      command: "history",
      ...one,
      page: 1,
      ...(day ? { since: day } : {}),
      ...(made ? { made } : {}),
    }) as Ask<"history">;
  used.push(
    since,
    ...rags,
    ...states,
    ...ofType(said, "op").filter(({ value }) => /revised|more than once/.test(value)),
    ...ofType(said, "act").filter(({ value }) => value === "set" || value === "push"),
    ...ofType(said, "word").filter(({ value }) => value === "updated" || value === "due"),
  );
  if (second !== undefined) {
    const readings = of.map((one) => ({
      title: `${one.kind === "kpi" ? "KPI" : capital(called(plan, one.kind).one)} ${one.ref}`,
      ask: history(one) as never,
    }));
    return [
      weighed(
        said,
        { command: "which", question: "You named several. Which one first?", readings },
        0.1,
        used,
      ),
    ];
  }
  return [weighed(said, history(first), 0.1, used)];
}

/** The change that a question asks for who made it, or whether it was made at all. */
export const madeOf = (said: Said): Made | undefined =>
  madeIn(said, joined(said)) ??
  (topics(said, "always so").length > 0
    ? madeAlways(
        said,
        ofType(said, "date").find(({ value }) => value.relation === "in" && !value.span),
      )
    : undefined);

/** "Has it always been red", "was it always April": when it was made so, or its date was changed. */
function madeAlways(said: Said, on: Slot | undefined): Made {
  const [rag] = ofType(said, "rag").flatMap(({ value }) => value);
  const [status] = ofType(said, "status").flatMap(({ value }) => value);
  if (rag) return { rag };
  if (status) return { status };
  const dated = on !== undefined || /\b(?:dates?|due|deadline|by when)\b/.test(joined(said));
  return dated ? { field: "date" } : {};
}

function madeIn(said: Said, text: string): Made | undefined {
  const asks = /\b(?:who|when)\b|\bhas any(?:one|body)\b/.test(text);
  const [rag] = ofType(said, "rag").flatMap(({ value }) => value);
  const [status] = ofType(said, "status").flatMap(({ value }) => value);
  const last = ofType(said, "rag").at(-1)?.value[0];
  if (!asks) return undefined;
  if (rag) return { rag: last ?? rag };
  if (status) return { status };
  if (/\bdate\b|\bdeadline\b|\bput back\b/.test(text)) return { field: "date" };
  if (/\bprogress\b/.test(text)) return { field: "progress" };
  if (/\breason\b/.test(text)) return { field: "reason" };
  if (/\bevidence\b/.test(text)) return { field: "evidence" };
  if (/\brag\b|\bcolour\b|\brating\b|\brated\b/.test(text)) return { field: "rag" };
  if (/\bstatus\b/.test(text)) return { field: "status" };
  return {};
}
