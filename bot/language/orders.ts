import type { Account, Rag } from "../plan/model/primitives.ts";
import type { Person } from "../plan/people/person.kind.ts";
import type { Office } from "../plan/rights/offices.ts";
import { officersOf } from "../plan/rights/people.ts";
import { raisedIn } from "./challenge-words.ts";
import { dueIn } from "./due-words.ts";
import type { Hearing } from "./hearing.ts";
import { MEETING_ORDERS } from "./meeting-orders.ts";
import { asTyped, BECAUSE, type Heard, isRequest, type Order, order, refuse } from "./order.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { POST_ORDERS } from "./post-orders.ts";
import { ME } from "./reading.ts";
import { REMINDER_ORDERS } from "./reminder-orders.ts";
import type { Request } from "./request.ts";
import { SCHEDULE_ORDERS } from "./schedule-orders.ts";
import { wordsOf } from "./words.ts";

const REF = "(?:action |kpi )?a?(?<ref>\\d{1,3}[.,]\\d{1,3})";
const refOf = (ref: string | undefined) => (ref ?? "").replace(",", ".");

/** The account of somebody mentioned, or a sentence on why it will not do. */
function accountOf({ mentions }: Heard, mark: string | undefined): Account | Request {
  const mention = mentions[Number(mark)];
  if (!mention) return refuse("Say who with @, so that I know which account you mean.");
  if (mention.id) {
    const { id, name, teams } = mention;
    return { id, name, ...(teams ? { teams } : {}) };
  }
  return refuse(`${mention.name} has no account that can be checked, so cannot be named here.`);
}

/** The officer of the plan that a name means, "me" included, or a sentence on why there is none. */
function officerOf({ plan, asker }: Heard, name: string): Person | Request {
  const words = wordsOf(name);
  const whole = findWholeNames(words, plan, [], () => false);
  const { people, unclear } = findPeople(name, words, plan, whole, () => false);
  if (unclear.length > 0) {
    const fit = unclear.flatMap((one) => one.fit.map((person) => person.name));
    return refuse(`“${name}” could be ${fit.join(" or ")}. Please say the whole name.`);
  }
  const me = /^(?:me|myself)$/i.test(name.trim()) ? officersOf(plan, asker)[0] : undefined;
  const ref = people.find((p) => p.ref !== ME)?.ref;
  const person = me ?? plan.items.person.find((p) => p.ref === ref);
  return (
    person ?? refuse(`Nobody in this plan is called “${name}”. Say the name as the plan has it.`)
  );
}

function appointing(mark: string | undefined, office: string, held: boolean, heard: Heard) {
  const account = accountOf(heard, mark);
  if (isRequest(account)) return account;
  return { command: "appoint", account, office: office.toLowerCase() as Office, held } as const;
}

/** Evidence as it was typed after the colon: its title, and the link or “no link yet” at its end. */
function evidenceIn(said: string) {
  const link = /\bhttps?:\/\/\S+/i.exec(said)?.[0]?.replace(/[).,;]+$/, "");
  const none = /[\s,(-]*\bno link(?: yet)?\)?\.?$/i;
  const title = (link ? said.replace(link, " ") : said.replace(none, ""))
    .replace(/\s+/g, " ")
    .replace(/[\s:,;(–-]+$/, "")
    .trim();
  return {
    evidenceTitle: title,
    ...(link ? { evidenceLink: link } : {}),
    ...(none.test(said) && !link ? { noLink: true } : {}),
  };
}

const CHALLENGE = "(?:challenge |question )?c ?(?<number>\\d{1,4})";
const challengeRef = (number: string | undefined) => `C${Number(number ?? 0)}`;

/** All that was typed after the first colon: a question keeps its mark. */
const afterColon = ({ typed }: Heard) => typed.slice(typed.indexOf(":") + 1).trim();

const kindOf = (line: string) => (/\bkpi\b/i.test(line) ? ("kpi" as const) : ("action" as const));

/** The commands whose words must be exact, in the order in which they are tried. */
const ORDERS: readonly Order[] = [
  order(
    "help(?: me)?(?: (?:with|on|about))?(?: the)? (?<topic>asking|updating|updates?|board|clerks?|chair)",
    ({ topic = "" }) => ({
      command: "help",
      topic: /^ask/i.test(topic) ? "asking" : /^upd/i.test(topic) ? "updating" : "board",
    }),
  ),

  order("(?:un-?follow|stop following)( the| this)?( plan)?", () => ({
    command: "follow_plan",
    following: false,
  })),
  order("follow( the| this)?( plan)?( here)?", () => ({ command: "follow_plan", following: true })),
  ...POST_ORDERS,
  order(
    'area (?<area>\\S{1,20}) is also (?:called|known as) ["“]?(?<name>.+?)["”]?',
    ({ area, name }) => ({ command: "name_area", area: area ?? "", name: name ?? "" }),
  ),

  order(
    "(?:undo|revert|take back|reverse)(?: (?:that|it|this|my (?:last )?(?:change|update|one)|(?:the )?last (?:change|update|one)|what i (?:just )?did))?|take (?:that|it) back",
    () => ({ command: "undo" }),
  ),

  // Dates that are waiting for approval.
  order(
    `(?:approve|agree)(?: to)? (?:(?:the |a )?(?:new |revised |proposed |later )*date (?:for|of|on) )?${REF}(?:'s)?(?: (?:new |revised |proposed )?date)?`,
    ({ ref }) => ({ command: "decide_date", ref: refOf(ref), approve: true }),
  ),
  order(
    `(?:decline|reject|refuse|turn down) (?:(?:the |a )?(?:new |revised |proposed |later )*date (?:for|of|on) )?${REF}(?:'s)?(?: (?:new |revised |proposed )?date)?${BECAUSE}`,
    ({ ref, why }, heard) => ({
      command: "decide_date",
      ref: refOf(ref),
      approve: false,
      ...(why ? { reason: asTyped(heard, why) } : {}),
    }),
  ),
  order(
    "(?:show |list )?(?:me )?(?:the |all )?(?:proposed|unapproved|new|revised) dates(?: to approve)?|(?:which |what )?dates?(?: are)? (?:to (?:be )?approved?|(?:waiting for|awaiting|needing) approval)|what (?:needs|is waiting for|awaits) approval|slips to approve|unapproved slips",
    () => ({ command: "list_actions", filter: { proposed: true }, page: 1 }),
  ),

  // The board's own rating.
  order(
    `(?:record )?(?:the )?board(?:'s)? (?:rates|rated|agreed|says|rating(?: for| of)?)(?: that)? ${REF}(?: (?:is|as|to|at|:)?:? ?(?<rag>red|amber|green|not rated))?${BECAUSE}`,
    ({ ref, rag, why }, heard) => ({
      command: "board_rating",
      ref: refOf(ref),
      typed: {
        ...(rag ? { rag: (/not/i.test(rag) ? "none" : rag.toLowerCase()) as Rag } : {}),
        ...(why ? { reason: asTyped(heard, why) } : {}),
      },
    }),
  ),

  // Evidence.
  order(
    `(?:add |new )?evidence(?: (?:for|to|of|on))? ${REF}\\s*[:,-]\\s*(?<said>.+?)`,
    ({ ref, said }, heard) => ({
      command: "save_evidence",
      kind: kindOf(heard.line.slice(0, heard.line.indexOf(said ?? ""))),
      ref: refOf(ref),
      ...evidenceIn(asTyped(heard, said)),
    }),
  ),
  order(`add (?:some |more )?evidence (?:for|to|on) ${REF}`, ({ ref }, { line }) => ({
    command: "add_evidence",
    kind: kindOf(line),
    ref: refOf(ref),
  })),
  order(
    `(?:show |list |see )?(?:me )?(?:the )?evidence(?: (?:for|of|on))? ${REF}|what(?:'s| is)? (?:the )?evidence (?:is there |do we have |have we got )?(?:for|on) (?:action |kpi )?a?(?<other>\\d{1,3}[.,]\\d{1,3})`,
    ({ ref, other }) => ({ command: "evidence", ref: refOf(ref ?? other), page: 1 }),
  ),

  // Challenges.
  order(
    "(?:(?:i|we)(?:'d| would)? (?:like|want|wish|need)(?: to| for)? )?(?:(?:raise|make|ask|record|log|ask for|request) )?(?:a |an |my )?(?<what>challenge|question|query|(?:further )?assurance|deep[- ]dive|recommendation)(?: (?:for|on|about|into|of|to))?(?: (?<about>[^:]{1,80}?))?\\s*:\\s*(?<said>.+?)",
    ({ what = "", about = "" }, heard) =>
      raisedIn(heard.plan, { what, about, text: afterColon(heard) }),
  ),
  order(`(?:answer|reply to|respond to) ${CHALLENGE}\\s*:\\s*.+?`, ({ number }, heard) => ({
    command: "save_answer",
    ref: challengeRef(number),
    answer: afterColon(heard),
  })),
  order(
    `(?:answer|reply to|respond to) ${CHALLENGE}(?:[\\s,-]+(?:(?:with|that|as) )?(?<said>.+?))?`,
    ({ number, said }, heard) => ({
      command: "answer_challenge",
      ref: challengeRef(number),
      ...(said ? { typed: asTyped(heard, said) } : {}),
    }),
  ),
  order(`close ${CHALLENGE}${BECAUSE}`, ({ number, why }, heard) => ({
    command: "close_challenge",
    ref: challengeRef(number),
    why: why ? asTyped(heard, why) : "",
  })),
  order(
    `(?:(?:show|open|see)(?: me)? |what(?:'s| is) |has |have |is |was |tell me about |how old is |who (?:owns|raised|answers) )?(?:the answer (?:to|on) )?${CHALLENGE}(?: (?:been )?(?:answered|closed|about|open))?(?: yet)?(?: please)?`,
    ({ number }) => ({ command: "show_challenge", ref: challengeRef(number) }),
  ),

  order(`(?:the |show (?:me )?(?:the )?)?history (?:of |for |on )?${CHALLENGE}`, ({ number }) => ({
    command: "history",
    kind: "challenge",
    ref: challengeRef(number),
    page: 1,
  })),

  // Who may do what.
  order(
    `who (?:can|may|is allowed to|(?:has|have) the right to|could) (?:update|change|edit|write to|rate) ${REF}|who(?:'s| is) allowed to (?:update|change|edit) (?:action )?(?<other>\\d{1,3}[.,]\\d{1,3})`,
    ({ ref, other }) => ({ command: "who_can", ref: refOf(ref ?? other) }),
  ),
  order(
    "(?:show |list )?(?:me )?(?:the |all )?roles|who (?:has|have) (?:which|what) roles?|who can do what|who (?:are|is) (?:the |our |a )?clerks?",
    () => ({ command: "roles" }),
  ),
  order("make @(?<who>\\d+) (?:a |the )?(?<office>clerk|chair)", ({ who, office }, heard) =>
    appointing(who, office ?? "", true, heard),
  ),
  order("@(?<who>\\d+) is (?:now )?(?:a |the )(?<office>clerk|chair)", ({ who, office }, heard) =>
    appointing(who, office ?? "", true, heard),
  ),
  order("remove @(?<who>\\d+) as (?:a |the )?(?<office>clerk|chair)", ({ who, office }, heard) =>
    appointing(who, office ?? "", false, heard),
  ),
  order(
    "@(?<who>\\d+) is (?:no longer|not) (?:a |the )?(?<office>clerk|chair)(?: any ?more)?",
    ({ who, office }, heard) => appointing(who, office ?? "", false, heard),
  ),
  order(
    "(?:make|remove) (?<name>[^@]{2,60}?) (?:as )?(?:a |the )?(?<office>clerk|chair)",
    ({ name, office }) =>
      refuse(
        `Say who with @, so that I know which account you mean: “make @${name} ${office?.toLowerCase()}”.`,
      ),
  ),

  // Stand-ins.
  order(
    "(?:@(?<who>\\d+) (?:no longer|does not|doesn't) stands? in for|nobody stands in for|end (?:the )?stand-in for|remove (?:the )?stand-in (?:for|of)) (?<name>.+?)",
    ({ name }, heard) => {
      const person = officerOf(heard, name ?? "");
      if (isRequest(person)) return person;
      return { command: "stand_in", person: person.ref, account: null, until: heard.today };
    },
  ),
  order(
    "@(?<who>\\d+) (?:stands in|is standing in|will stand in|deputises|is deputising|covers|is covering|acts) for (?<name>.+?)(?: (?<until>(?:until|till|to|up to) .+?))?",
    ({ who, name, until }, heard) => {
      const account = accountOf(heard, who);
      if (isRequest(account)) return account;
      const person = officerOf(heard, name ?? "");
      if (isRequest(person)) return person;
      const day = until ? dueIn(until, heard) : undefined;
      if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
        return refuse(
          `Say until when, for example “@${account.name} stands in for ${person.name} until 28 February”.`,
        );
      }
      return { command: "stand_in", person: person.ref, account, until: day };
    },
  ),

  order(
    "(?:ask|chase|nudge|remind) (?:everybody|everyone|all(?: of them| owners| the owners)?|them all)(?: for (?:an update|updates|their updates?|the update))?",
    () => ({ command: "ask_update" }),
  ),
  order("ask (?<name>.{2,60}?) for (?:an |their |his |her )?updates?", ({ name }, heard) => {
    const person = officerOf(heard, name ?? "");
    return isRequest(person) ? person : { command: "ask_update", owner: person.ref };
  }),
  ...MEETING_ORDERS,
  ...REMINDER_ORDERS,
  ...SCHEDULE_ORDERS,

  order("@(?<who>\\d+) is (?:the |now )?(?<name>.+?)", ({ who, name }, heard) => {
    if (!heard.mentions[Number(who)]) return undefined;
    const person = officerOf(heard, name ?? "");
    if (isRequest(person)) return person;
    const account = accountOf(heard, who);
    if (isRequest(account)) return account;
    return { command: "name_officer", person: person.ref, account };
  }),
];

/** What a line orders whose words are exact; undefined for every other line. */
export function orderIn(line: string, typed: string, hearing: Hearing): Request | undefined {
  const heard = { ...hearing, line, typed };
  for (const [pattern, make] of ORDERS) {
    const groups = pattern.exec(line)?.groups;
    const request = groups || pattern.test(line) ? make(groups ?? {}, heard) : undefined;
    if (request) return request;
  }
  return undefined;
}
