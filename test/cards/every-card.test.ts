import { describe, expect, test } from "vitest";
import { readPress } from "../../bot/asks/index.ts";
import { find, get } from "../../bot/plan/model/snapshot.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { actionConflict } from "../../cards/actions/action-conflict.ts";
import { actionForm } from "../../cards/actions/action-form.ts";
import { challengeForm } from "../../cards/challenges/challenge-form.ts";
import { challengeCard } from "../../cards/challenges/challenges.ts";
import { plainText } from "../../cards/frames/plain-text.ts";
import { type Card, LARGEST_CARD } from "../../cards/frames/render.ts";
import { riskForm } from "../../cards/risks/risk-form.ts";
import {
  inputsOf,
  officialFaults,
  type Part,
  partsOf,
  partsOfType,
  runsOf,
  stringsOf,
} from "./anatomy.ts";
import { NONCE } from "./drawing.ts";
import { CARDS } from "./table.ts";
import { AWKWARD, LONGEST_ACTION } from "./worlds/awkward.ts";
import { changesTo } from "./worlds/changed.ts";
import { nasty } from "./worlds/nasty.ts";
import { NOW } from "./worlds/world.ts";
import { WORLDS } from "./worlds/worlds.ts";

/** What every card must keep to, as what is wrong with one; nothing wrong is an empty list. */
type Rule = {
  readonly must: string;
  readonly faults: (card: Card) => readonly string[];
};

const words = (value: unknown) => (typeof value === "string" ? value : "");
const wrong = (parts: readonly Part[], is: (part: Part) => boolean) =>
  parts.filter(is).map((part) => JSON.stringify(part).slice(0, 300));

/** Elements that a phone or an older client may not draw. */
const NEWER = /^(Chart\.|Badge|Table$|ProgressBar|ProgressRing|Icon|Carousel|CodeBlock|Rating)/;

/** Markdown that would act: what is left of a text once its escapes are taken out. */
const acting = (markdown: string) =>
  /[*_[\]()<>`~#\\\n]|^\d*[-+.]/.test(markdown.replace(/\\[\\*_[\]()`~<>#.+-]/g, ""));

/** A text without the mentions that its card declares: those are to act. */
function withoutMentions({ msteams }: Card, markdown: string): string {
  const { entities = [] } = (msteams ?? {}) as { entities?: readonly Part[] };
  return entities.reduce((left, { text }) => left.replaceAll(words(text), ""), markdown);
}
const mentions = (card: Card) =>
  partsOfType(card, "TextBlock").filter(
    ({ text }) => withoutMentions(card, words(text)) !== words(text),
  );

const executes = (card: Card) => partsOfType(card, "Action.Execute");

const RULES: readonly Rule[] = [
  { must: "is read by the official parser without a complaint", faults: officialFaults },
  {
    must: "leaves nothing of its template open, and nothing undefined",
    faults: (card) =>
      stringsOf(card).filter(
        (text) =>
          /\$\{(?!(1\+1|title)\})/.test(text.replace(/\$\{[1+title]*…/g, "")) ||
          /\bundefined\b|\bNaN\b|\[object |\bnull\b/.test(text),
      ),
  },
  {
    must: `has at most ${LARGEST_CARD} characters`,
    faults: (card) => {
      const size = JSON.stringify(card).length;
      return size > LARGEST_CARD ? [String(size)] : [];
    },
  },
  {
    must: "has at most six buttons, each with a title",
    faults: ({ actions = [] }) => [
      ...(actions.length > 6 ? [`${actions.length} buttons`] : []),
      ...wrong(actions as readonly Part[], (action) => words(action.title) === ""),
    ],
  },
  {
    must: "has a submit for old clients behind every press, with the same data",
    faults: (card) =>
      wrong(
        partsOf(card).filter((part) => words(part.type).startsWith("Action.")),
        (part) => {
          // What opens a page sends nothing to the bot.
          if (part.type === "Action.Submit" || part.type === "Action.OpenUrl") return false;
          const { type, title, verb, data, fallback } = part;
          const other = fallback as Part | undefined;
          return (
            type !== "Action.Execute" ||
            words(verb) === "" ||
            verb !== (data as Part | undefined)?.command ||
            other?.type !== "Action.Submit" ||
            other.title !== title ||
            JSON.stringify(other.data) !== JSON.stringify(data)
          );
        },
      ),
  },
  {
    must: "sends presses that are read, no part of them lost, and only a save takes what was typed along",
    faults: (card) =>
      executes(card).flatMap((button) => {
        const data = button.data as Part;
        // A client may add the inputs even where it is asked not to.
        const sent = { ...data, ...inputsOf(card) };
        const read = readPress(sent);
        if (!read) return [JSON.stringify(sent)];
        const saves = "nonce" in data || data.command === "refilter";
        const lost = Object.keys(saves ? sent : data).filter((key) => !(key in read));
        const takes = Object.keys(inputsOf(card)).length > 0 && !saves;
        return [
          ...lost.map((key) => `${key} of ${JSON.stringify(data)}`),
          ...(takes && button.associatedInputs !== "none" ? [`typing with ${button.title}`] : []),
        ];
      }),
  },
  {
    must: "labels every input, and names each once and apart from what its buttons carry",
    faults: (card) => {
      const inputs = partsOfType(card, "Input.");
      const carried = new Set(executes(card).flatMap(({ data }) => Object.keys(data as Part)));
      return wrong(
        inputs,
        (input) =>
          words(input.label).trim() === "" ||
          words(input.id) === "" ||
          carried.has(words(input.id)) ||
          inputs.filter((other) => other.id === input.id).length > 1,
      );
    },
  },
  {
    must: "offers among its choices the one that is chosen, and each choice once",
    faults: (card) =>
      wrong(partsOfType(card, "Input.ChoiceSet"), ({ value, choices, isMultiSelect }) => {
        const values = (choices as readonly Part[]).map((choice) => choice.value);
        const chosen = isMultiSelect ? words(value).split(",") : [words(value)];
        return (
          new Set(values).size !== values.length ||
          (value !== "" && chosen.some((one) => !values.includes(one)))
        );
      }),
  },
  {
    must: "wraps its text",
    faults: (card) => wrong(partsOfType(card, "TextBlock"), (block) => block.wrap !== true),
  },
  {
    must: "puts at most three columns side by side",
    faults: (card) =>
      wrong(partsOfType(card, "ColumnSet"), (set) => (set.columns as readonly Part[]).length > 3),
  },
  {
    must: "says what to show where newer elements are not drawn",
    faults: (card) =>
      wrong(partsOf(card), (part) => NEWER.test(words(part.type)) && part.fallback === undefined),
  },
  {
    must: "is of version 1.5 and says in a line what it is",
    faults: ({ version, fallbackText, speak }) => [
      ...(version === "1.5" ? [] : [`version ${version}`]),
      ...(words(fallbackText).trim() === "" ? ["no fallbackText"] : []),
      ...(words(speak).trim() === "" ? ["no speak"] : []),
    ],
  },
  {
    must: "escapes what people wrote where Markdown acts",
    faults: (card) => [
      ...wrong(partsOfType(card, "TextBlock"), (block) =>
        acting(withoutMentions(card, words(block.text))),
      ),
      ...wrong(partsOfType(card, "FactSet"), () => true),
    ],
  },
  {
    must: "uses Markdown for headings and mentions only, and marks headings so for screen readers",
    faults: (card) =>
      wrong(
        partsOfType(card, "TextBlock").filter((block) => !mentions(card).includes(block)),
        (block) => block.style !== "heading",
      ),
  },
  {
    must: "never lets a colour speak alone, nor a RAG word without its symbol",
    faults: (card) => [
      ...runsOf(card)
        .filter(({ text, colour }) => colour !== "default" && !/[\p{L}✖▲●–✔⚠]/u.test(text))
        .map(({ text }) => `only a colour: “${text}”`),
      ...stringsOf(card.body)
        .filter((text) => /^(red|amber|green|not rated)$/i.test(text.trim()))
        // What a choice sends is a lower-case word; what it shows has the symbol.
        .filter((text) => !["red", "amber", "green"].includes(text))
        .map((text) => `no symbol: “${text}”`),
    ],
  },
  {
    must: "is well-formed Unicode: no character is cut in half",
    faults: (card) => stringsOf(card).filter((text) => !text.isWellFormed()),
  },
  {
    must: "says the same as plain text: every run, label, value and button",
    faults: (card) => {
      const plain = plainText(card);
      const inputs = partsOfType(card, "Input.").flatMap((input) => {
        const choices = (input.choices ?? []) as readonly Part[];
        const values = input.isMultiSelect ? words(input.value).split(",") : [input.value];
        const chosen = choices.filter((choice) => values.includes(choice.value));
        return input.type === "Input.ChoiceSet"
          ? [words(input.label), ...chosen.map(({ title }) => words(title))]
          : [words(input.label), words(input.value)];
      });
      return [
        ...partsOfType(card, "TextBlock").map((block) => words(block.text)),
        ...runsOf(card).map((run) => run.text),
        ...inputs,
        ...((card.actions ?? []) as readonly Part[]).map((action) => words(action.title)),
      ].filter((text) => !plain.includes(text.trim()));
    },
  },
];

describe.each(WORLDS)("of $name", (world) => {
  const drawn = Promise.all(
    CARDS.map(async ({ name, draw }) => ({ name, cards: await draw(world) })),
  );

  test.each(RULES)("every card $must", async ({ faults }) => {
    const found = (await drawn).flatMap(({ name, cards }) => {
      const all = [...new Set(cards.flatMap((card) => faults(card)))];
      return all.slice(0, 3).map((fault) => `${name}: ${fault}`);
    });
    expect(found).toEqual([]);
  });

  test("every card that shows the plan says as at when, and at which version", async () => {
    const asAt = /^As at 20 Jan 2021, \d\d:\d\d · .*, version \d+/m;
    const without = {
      "notice without a plan": /^/,
      "delivery report": /^As at 20 Jan 2021, \d\d:\d\d$/m,
    };
    const silent: string[] = [];
    for (const { name, cards } of await drawn) {
      const wanted = name in without ? without[name as keyof typeof without] : asAt;
      if (cards.some((card) => !wanted.test(plainText(card)))) silent.push(name);
    }
    expect(silent).toEqual([]);
  });
});

describe("what people wrote, however long", () => {
  const { plan } = AWKWARD;
  const action = find(plan, "action", LONGEST_ACTION);
  if (!action) throw new Error("The awkward plan has lost its longest action.");
  const shared = { plan, nonce: NONCE, now: NOW };
  const texts = [nasty("Reason", 2000), nasty("Recovery", 2000), nasty("Progress", 2000)] as const;
  const typed = {
    reason: texts[0],
    recovery: texts[1],
    progress: texts[2],
    revisedReason: nasty("Revised", 2000),
  };
  const fits = (card: Card) =>
    expect(JSON.stringify(card).length).toBeLessThanOrEqual(LARGEST_CARD);

  test.each([
    ["with nothing to be agreed", { ...action, proposed: null, boardRating: null }],
    ["with all that a board can add", action],
  ])("an action whose every text is 2,000 characters long, %s, is shown whole", (_with, item) => {
    const card = actionCard({ plan, action: item, may: () => true, nonce: () => NONCE, now: NOW });
    const shown = new Set(runsOf(card).map((run) => run.text));
    for (const text of [item.text, item.reason, item.recovery, item.progress]) {
      expect(shown).toContain(text);
    }
    // Where the board adds its own, what came with the plan is cut at its end.
    const cut = item.proposed ? 500 : 2000;
    const begins = (text: string) => [...shown].some((one) => one.startsWith(text.slice(0, cut)));
    expect(begins(`31 Mar 2021: ${item.revised?.reason}`)).toBe(true);
    expect(begins(item.note ?? "no note")).toBe(true);
    fits(card);
  });

  test("a form that comes back with faults holds every character that was typed", () => {
    const faults = Object.fromEntries(Object.keys(typed).map((field) => [field, "Too long."]));
    const card = actionForm({ ...shared, action, typed, faults });
    expect(inputsOf(card)).toMatchObject(typed);
    fits(card);
  });

  test("a conflict holds every character that was typed, and shortens what others did", () => {
    const changes = changesTo(AWKWARD, LONGEST_ACTION, 6);
    const card = actionConflict({ ...shared, action, typed, changes });
    expect(inputsOf(card)).toMatchObject(typed);
    fits(card);
  });

  test("a challenge whose every text is 2,000 characters long is shown whole", () => {
    const challenge = get(plan, "challenge", "C4");
    const card = challengeCard({
      plan,
      challenge,
      may: () => true,
      nonce: () => NONCE,
      now: NOW,
    });
    const shown = new Set(runsOf(card).map((run) => run.text));
    for (const text of [challenge.text, challenge.answer?.text, challenge.closed?.why]) {
      expect(text).toHaveLength(2000);
      expect(shown).toContain(text);
    }
    fits(card);
  });

  test("a challenge form that comes back with faults holds every character that was typed", () => {
    const said = { about: nasty("About", 500), text: nasty("Challenge", 2000) };
    const card = challengeForm({ ...shared, typed: said, faults: { about: "No such thing." } });
    expect(inputsOf(card)).toMatchObject(said);
    fits(card);
  });

  test("a risk form that comes back with faults holds every character that was typed", () => {
    const risk = {
      description: nasty("Risk", 2000),
      mitigation: nasty("Mitigation", 2000),
      owner: plan.items.person.at(-1)?.ref ?? "",
    };
    const card = riskForm({ ...shared, typed: risk, faults: { area: "Choose the area." } });
    expect(inputsOf(card)).toMatchObject(risk);
    fits(card);
  });
});
