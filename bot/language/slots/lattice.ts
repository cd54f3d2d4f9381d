import type { Plan } from "../../plan/model/snapshot.ts";
import { isInTexts } from "../../plan/text/search.ts";
import { ACTS } from "../lexicon/acts.ts";
import { FILLER } from "../lexicon/courtesy.ts";
import type { Entry } from "../lexicon/entry.ts";
import { FACTS, LACKING } from "../lexicon/fields.ts";
import { GRAMMAR } from "../lexicon/grammar-words.ts";
import { kindEntries } from "../lexicon/kinds.ts";
import { ME } from "../lexicon/me.ts";
import { MILESTONE_STATES } from "../lexicon/milestone-states.ts";
import { areaEntries, organisationEntries, peopleEntries } from "../lexicon/names.ts";
import { RISK_STATES } from "../lexicon/risk-states.ts";
import { STATES } from "../lexicon/states.ts";
import { isCommon, isEnglish } from "../line/english.ts";
import { numberNamed } from "../line/number-words.ts";
import { isOf, type Slot, slot } from "../line/slot.ts";
import type { Line, Mention, Token } from "../line/tokens.ts";
import { wordIn } from "../line/word-in.ts";
import type { Calendar } from "../time/calendar.ts";
import { dateSlots, meetingSlots } from "../time/dated.ts";
import { bodiesMeant, insideLonger } from "./overlaps.ts";
import { phraseSlots, widenedSlots } from "./phrases.ts";
import { referenceSlots } from "./references.ts";
import { slipsOf } from "./slips.ts";
import { textSlots } from "./texts.ts";
import { matches, type Taken, type Trie, trieOf } from "./trie.ts";

/** Everything that every run of words in a line can mean, each with its cost; they overlap. */
export type Lattice = {
  readonly line: Line;
  readonly slots: readonly Slot[];
  /** The slots by the token that they begin at. */
  readonly at: readonly (readonly Slot[])[];
};

const LANGUAGE: readonly Entry[] = [
  ...STATES,
  ...RISK_STATES,
  ...MILESTONE_STATES,
  ...FACTS,
  ...LACKING,
  ...GRAMMAR,
  ...ACTS,
  ...ME,
  ...FILLER,
];
const LANGUAGE_TRIE = trieOf(LANGUAGE);

/** How the words of a post's title are written short. */
const SHORT_TITLES: Readonly<Record<string, readonly string[]>> = {
  mgr: ["manager"],
  mngr: ["manager"],
  coord: ["coordinator"],
  dir: ["director"],
  asst: ["assistant"],
  dep: ["deputy"],
  ed: ["educational", "education"],
  psych: ["psychologist"],
  psychs: ["psychologist"],
  exec: ["executive"],
  ops: ["operating", "operations"],
  perf: ["performance"],
  comm: ["commissioning"],
  comms: ["commissioning", "communications"],
  dev: ["development"],
  paeds: ["paediatric"],
  paed: ["paediatric"],
  sen: ["send"],
  disab: ["disability"],
  prog: ["programme"],
  program: ["programme"],
  chairperson: ["chair"],
  chairman: ["chair"],
  rep: ["representative"],
};

type PlanWords = {
  readonly names: Trie;
  readonly kinds: Trie;
  readonly all: ReadonlyMap<string, readonly string[]>;
};
const made = new WeakMap<
  object,
  { readonly areas: unknown; readonly settings: unknown; readonly words: PlanWords }
>();

/** The words of a plan, made once for each state of its people, areas and settings. */
function wordsOf(plan: Plan): PlanWords {
  const { person, area, settings } = plan.items;
  const known = made.get(person);
  if (known && known.areas === area && known.settings === settings) return known.words;
  const names = trieOf([
    ...areaEntries(area),
    ...peopleEntries(person),
    ...organisationEntries(person),
  ]);
  const kinds = trieOf(kindEntries(plan));
  const all = new Map<string, string[]>();
  for (const word of new Set([...LANGUAGE_TRIE.words, ...names.words, ...kinds.words])) {
    const [first = ""] = word;
    all.set(first, [...(all.get(first) ?? []), word]);
  }
  const words = { names, kinds, all };
  made.set(person, { areas: area, settings, words });
  return words;
}

/** The most words of a line that are taken for slips. */
const MOST_SLIPS = 12;
const SLIP = 0.45;

export function latticeOf(
  line: Line,
  plan: Plan,
  calendar: Calendar,
  mentions: readonly Mention[],
): Lattice {
  const { tokens } = line;
  const words = wordsOf(plan);
  const isKnown = (word: string) =>
    LANGUAGE_TRIE.words.has(word) || words.names.words.has(word) || words.kinds.words.has(word);
  let slips = 0;
  const taken = tokens.map((token): Taken => {
    const { text, base, is } = token;
    if (is !== "word") return [[text, 0]];
    const own: [string, number][] = [[text, 0]];
    if (base !== text) own.push([base, 0.01]);
    const strange =
      text.length > 2 &&
      !isKnown(text) &&
      !isKnown(base) &&
      !isEnglish(text) &&
      !isInTexts(plan, "action", text);
    if (strange && slips < MOST_SLIPS) {
      slips += 1;
      for (const word of slipsIn(words, base)) own.push([word, SLIP]);
    }
    return own;
  });
  const forNames = tokens.map((token, n): Taken => {
    const { text, is } = token;
    const short = (wordIn(SHORT_TITLES, text) ?? []).map((word) => [word, 0.05] as const);
    const own = [...(taken[n] ?? []), ...short];
    if (is !== "word" || !/[^s]s$/.test(text)) return own;
    // The last word of a title may be one of every day: "officers" of "Chief Operating Officer".
    if (isCommon(text)) return [...own, [text.slice(0, -1), 0.06]];
    return [
      ...own,
      [text.slice(0, -1), 0.03],
      ...slipsIn(words, text.slice(0, -1))
        .filter((word) => words.names.words.has(word) && !isEnglish(text) && !isKnown(text))
        .map((word) => [word, SLIP] as const),
    ];
  });
  const kinds = matches(words.kinds, tokens, taken);
  const named = matches(words.names, tokens, forNames).flatMap((one) => nameOr(one, line));
  const names = [...named, ...named.flatMap((one) => allOfName(one, tokens))];
  const language = matches(LANGUAGE_TRIE, tokens, taken);
  language.push(...phraseSlots(line), ...widenedSlots(tokens, language));
  const found: Slot[] = [
    ...language,
    ...kinds,
    ...names,
    ...referenceSlots(line, plan, kinds),
    ...dateSlots(line, calendar),
    ...meetingSlots(
      line,
      calendar,
      kinds.filter((one) => isOf("kind")(one) && one.value === "meeting"),
    ),
    ...mentionSlots(tokens, plan, mentions),
    ...numberSlots(tokens),
    ...tokens.flatMap(({ is, raw }, n) =>
      is === "link" ? [slot({ type: "link", value: raw }, n, n + 1, 0.1)] : [],
    ),
  ];
  const owned = new Set(names.filter((one) => isOwnedName(one, tokens)).map(({ from }) => from));
  const dearer = insideLonger(found);
  const bodies = bodiesMeant(found, tokens);
  const strong = new Set(
    found
      .filter(
        (one) =>
          !isOf(
            "filler",
            "text",
            "word",
            "act",
            "op",
            "topic",
            "number",
            "fact",
            "moved",
            "asked",
          )(one) && one.cost < 0.4,
      )
      .flatMap((one) => Array.from({ length: one.to - one.from }, (_, k) => one.from + k)),
  );
  const entered = new Set(
    found.flatMap((one) => Array.from({ length: one.to - one.from }, (_, k) => one.from + k)),
  );
  const isTaken = (n: number) => strong.has(n);
  found.push(...textSlots(line, { plan, isTaken, isEntry: (n) => entered.has(n) }));
  const at: Slot[][] = tokens.map(() => []);
  const costOf = (one: Slot) => {
    if (bodies.has(one)) return 0.04;
    return one.cost + (dearer.has(one) ? (isOf("filler")(one) ? 0.12 : 0.3) : 0);
  };
  const all = found.map((one) => ({ ...one, cost: costOf(one) }));
  for (const one of all) {
    // "Will's" and "what has Will got" are no "will", and "June's" is no month.
    const isOther = one.to - one.from === 1 && isOf("filler", "date", "word", "act", "op")(one);
    if (!(isOther && owned.has(one.from))) at[one.from]?.push(one);
  }
  return { line, slots: all, at };
}

function slipsIn({ all, names }: PlanWords, word: string): readonly string[] {
  const [first = ""] = word;
  const near = slipsOf(word, all.get(first) ?? []);
  const alike = first === "l" || first === "i" ? slipsOf(word, names.words) : [];
  return [...new Set([...near, ...alike])];
}

/** "Both Hannahs", "all the Smiths": everybody of that name. */
function allOfName(one: Slot, tokens: readonly Token[]): readonly Slot[] {
  if (!isOf("person")(one) || one.value.length < 2) return [];
  let from = one.from;
  while (from > 0 && /^(?:the|of)$/.test(tokens[from - 1]?.text ?? "")) from -= 1;
  if (!/^(?:both|all|either|any|every|neither)$/.test(tokens[from - 1]?.text ?? "")) return [];
  return [{ ...one, from: from - 1, all: true }];
}

/** What stands behind a name that owns it, though no apostrophe says so: "grants ambers". */
const OWNED_BEHIND = /^(?:reds?|ambers?|greens?|blues?|lot|list|overdues?|stuff)$/;
const BEFORE_NAME = /^(?:has|have|had|does|did|by|with)$/;

/** Whether a word of everyday English stands where only a name can: in what is owned, or behind "has". */
const isOwnedName = (one: Slot, tokens: readonly Token[]): boolean => {
  const token = tokens[one.from];
  if (!isOf("person")(one) || one.to - one.from > 1 || !token || one.cost >= SLIP) return false;
  return token.base !== token.text || BEFORE_NAME.test(tokens[one.from - 1]?.text ?? "");
};

/** A name that is a word of everyday English is one only where it is written as a name. */
function nameOr(one: Slot, { tokens }: Line): readonly Slot[] {
  if (!isOf("person")(one) || one.to - one.from > 1) return [one];
  const token = tokens[one.from];
  const owns = OWNED_BEHIND.test(tokens[one.to]?.text ?? "") && /[^s]s$/.test(token?.text ?? "");
  if (
    token &&
    !owns &&
    isCommon(token.text) &&
    /[^s]s$/.test(token.text) &&
    token.base === token.text &&
    one.cost > 0.25
  )
    return [];
  if (!token || !isEnglish(token.base) || token.base.length > 12) return [one];
  const capital = /^\p{Lu}/u.test(token.raw) && one.from > 0;
  const owned = token.base !== token.text || BEFORE_NAME.test(tokens[one.from - 1]?.text ?? "");
  const exact = [...one.value].length > 0;
  if (!exact) return [];
  return [{ ...one, cost: one.cost + (owned || owns || capital ? 0.1 : 0.9) }];
}

function mentionSlots(tokens: readonly Token[], plan: Plan, mentions: readonly Mention[]): Slot[] {
  return tokens.flatMap((token, n) => {
    if (token.mention === undefined) return [];
    const mention = mentions[token.mention];
    if (!mention) return [];
    const people = plan.items.person.filter((person) =>
      person.account
        ? person.account.id === mention.id
        : person.name.toLowerCase() === mention.name.toLowerCase(),
    );
    const refs = people.map(({ ref }) => ref);
    return [
      slot({ type: "mention", value: token.mention }, n, n + 1, 0.2),
      ...(refs.length > 0
        ? [slot({ type: "person", value: refs.slice(0, 1) }, n, n + 1, 0.05)]
        : []),
    ];
  });
}

function numberSlots(tokens: readonly Token[]): Slot[] {
  return tokens.flatMap((token, n) => {
    const value = token.is === "number" ? Number(token.text) : (numberNamed(token.text, 10) ?? 0);
    return value > 0 && value < 1e6 ? [slot({ type: "number", value }, n, n + 1, 0.6)] : [];
  });
}
