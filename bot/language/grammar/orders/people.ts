import type { Ask } from "../../../asks/index.ts";
import type { Account } from "../../../plan/model/primitives.ts";
import { find } from "../../../plan/model/snapshot.ts";
import type { Person } from "../../../plan/people/person.kind.ts";
import type { Office } from "../../../plan/rights/offices.ts";
import { officersOf } from "../../../plan/rights/people.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { Bound } from "../pattern.ts";
import { refuse, type Scene } from "../scene.ts";
import { type Order, order } from "./order.ts";

/** Orders about people and their roles. Whoever is named for one is named with @. */

const isAsk = (found: object): found is Ask => "command" in found;

function accountOf({ mentions }: Scene, one: Slot | undefined): Account | Ask {
  const mention = one && isOf("mention")(one) ? mentions[one.value] : undefined;
  if (!mention) return refuse("Say who with @, so that I know which account you mean.");
  if (!mention.id)
    return refuse(`${mention.name} has no account that can be checked, so cannot be named here.`);
  const { id, name, teams } = mention;
  return { id, name, ...(teams ? { teams } : {}) };
}

function officerOf({ plan, asker }: Scene, one: Slot | undefined, said = ""): Person | Ask {
  if (/^(?:me|myself)$/i.test(said.trim())) {
    const [mine] = officersOf(plan, asker);
    if (mine) return mine;
  }
  if (!one || !isOf("person")(one))
    return refuse(`Nobody in this plan is called “${said}”. Say the name as the plan has it.`);
  if (one.value.length > 1) {
    const names = one.value.map((ref) => find(plan, "person", ref)?.name ?? ref);
    return refuse(`“${said}” could be ${names.join(" or ")}. Please say the whole name.`);
  }
  return find(plan, "person", one.value[0] ?? "") ?? refuse("Say the name as the plan has it.");
}

const named = (scene: Scene, { slots, texts }: Bound) =>
  officerOf(
    scene,
    slots.person,
    texts.name ??
      (slots.person
        ? scene.line.text.slice(
            scene.line.tokens[slots.person.from]?.at,
            scene.line.tokens[slots.person.to - 1]?.end,
          )
        : ""),
  );

function appointing(scene: Scene, { slots }: Bound, office: Office, held: boolean): Ask {
  const account = accountOf(scene, slots.mention);
  return isAsk(account) ? account : { command: "appoint", account, office, held };
}

export const NOT_FINER =
  "I can list who has not updated what by owner and by area, and ask one owner or everybody: “who has not updated in area 3”, “ask everybody for an update”. I cannot by colour, by lateness, for one action, or for all but somebody. Nothing was sent.";

/** "… about 4.4" is answered with what is asked of an owner. */
const ABOUT_SOMETHING = /^me\b|\b(?:about|re|for|on|of|to|that) \S/i;

const OFFICES = [
  ["CLERK", "clerk"],
  ["CHAIR", "chair"],
] as const;

export const PEOPLE_ORDERS: readonly Order[] = [
  order(
    [
      "[show|list] [me] [the|all] roles",
      "who (has|have) (which|what) (role|roles)",
      "who can do what",
      "who (is|are) [the|our|a] (CLERK|clerk|clerks)",
    ],
    () => ({ command: "roles" }),
  ),
  ...OFFICES.flatMap(([noun, office]) => [
    order([`make MENTION [a|the] ${noun}`, `MENTION is [now] (a|the) ${noun}`], (bound, scene) =>
      appointing(scene, bound, office, true),
    ),
    order(
      [
        `remove MENTION as [a|the] ${noun}`,
        `MENTION is (no longer|not) [a|the] ${noun} [anymore|any more]`,
      ],
      (bound, scene) => appointing(scene, bound, office, false),
    ),
    order(
      [`make TEXT:name [as] [a|the] ${noun}`, `remove TEXT:name as [a|the] ${noun}`],
      ({ texts, slots }, { line }) => {
        void slots;
        const name = (texts.name ?? "").replace(/ (?:as|a|the)$/i, "");
        if (name.length > 60 || /^me\b.*\b(?:a|the)\b/.test(line.folded)) return undefined;
        return refuse(
          `Say who with @, so that I know which account you mean: “make @${name} ${office}”.`,
        );
      },
    ),
  ]),
  order(
    [
      "MENTION (no longer|does not) (stand|stands) in for (PERSON|TEXT:name)",
      "(nobody stands in for|end [the] stand - in for|end [the] stand in for|remove [the] stand - in for|remove [the] stand in for) (PERSON|TEXT:name)",
    ],
    (bound, scene) => {
      const person = named(scene, bound);
      return isAsk(person)
        ? person
        : { command: "stand_in", person: person.ref, account: null, until: scene.today };
    },
  ),
  order(
    [
      "MENTION (stands in|is standing in|will stand in|deputises|is deputising|covers|is covering|acts) for (PERSON|TEXT:name) DAY",
      "MENTION (stands in|is standing in|will stand in|deputises|is deputising|covers|is covering|acts) for (PERSON|TEXT:name)",
    ],
    (bound, scene) => {
      const account = accountOf(scene, bound.slots.mention);
      if (isAsk(account)) return account;
      const person = named(scene, bound);
      if (isAsk(person)) return person;
      const { day } = bound.slots;
      if (!day || !isOf("date")(day)) {
        return refuse(
          `Say until when, for example “@${account.name} stands in for ${person.name} until 28 February”.`,
        );
      }
      return { command: "stand_in", person: person.ref, account, until: day.value.coming.to };
    },
  ),
  order(
    "(ask|chase|nudge|remind) (everybody|everyone|all|them all|all of them|all owners|all the owners|the owners) [for (an update|updates|their update|their updates|the update)]",
    () => ({ command: "ask_update" }),
  ),
  order(
    [
      "(give|send) (everybody|everyone|all) [who is] [who has] [not updated|that has not updated|that is late] a (nudge|reminder|prod|chaser)",
      "(nudge|remind|chase|ask) [everybody|everyone|all] [those|people|owners] (who|that) (has|have|is) not (updated|sent an update|given an update)",
    ],
    () => ({ command: "ask_update" }),
  ),
  order(
    "(ask|chase|nudge) (PERSON|TEXT:name) for (an|their|his|her) (update|updates)",
    (bound, scene) => {
      const person = named(scene, bound);
      return isAsk(person) ? person : { command: "ask_update", owner: person.ref };
    },
  ),
  order(
    [
      "(chase|nudge|poke|prod|ping|chivvy) [up] PERSON [up]",
      "give PERSON a (nudge|poke|prod|chaser|reminder)",
      "remind PERSON",
    ],
    (bound, scene) => {
      const person = named(scene, bound);
      return isAsk(person) ? person : { command: "ask_update", owner: person.ref };
    },
  ),
  order("(nudge|poke|prod|ping|chivvy|chase up) TEXT:whom", ({ texts }) =>
    ABOUT_SOMETHING.test(texts.whom ?? "") ? undefined : refuse(NOT_FINER),
  ),
  order("(ask|chase|nudge) TEXT:whom", (_, { lattice }) => {
    const finer = lattice.slots.some((one) => isOf("item", "late", "rag")(one) && one.cost < 0.5);
    const except = lattice.slots.some((one) => isOf("word")(one) && one.value === "except");
    return finer || except ? refuse(NOT_FINER) : undefined;
  }),
  order("MENTION is [the|now] (PERSON|TEXT:name)", (bound, scene) => {
    const { slots, texts } = bound;
    // Whatever else somebody is said to be is no name.
    if (
      !slots.person &&
      /^(?:off|on|away|late|out|not|in|at|going|running|here|there|back|ill|sick|a)\b/i.test(
        texts.name ?? "",
      )
    )
      return undefined;
    const person = named(scene, bound);
    if (isAsk(person)) return person;
    const account = accountOf(scene, slots.mention);
    return isAsk(account) ? account : { command: "name_officer", person: person.ref, account };
  }),
];
