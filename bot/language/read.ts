import type { ActionFilter } from "../plan/filter.ts";
import type { Rag } from "../plan/model.ts";
import type { Asker } from "../plan/people.ts";
import type { Plan } from "../plan/snapshot.ts";
import { findAreas } from "./areas.ts";
import { findStanding } from "./colours.ts";
import { findPeople } from "./people.ts";
import { findReferences } from "./references.ts";
import type { Reading, Request, Understood } from "./request.ts";
import { clean, findPhrases, phrases, wordsOf } from "./words.ts";

/** What reading a text needs to know: the plan it is about, who says it, and whom they mention. */
export type Context = {
  readonly plan: Plan;
  readonly asker: Asker;
  readonly mentions: readonly {
    readonly text: string;
    readonly id: string | null;
    readonly name: string;
  }[];
};

/** Words that ask or join but say nothing of what is asked for. */
const SILENT = new Set(
  "a an the of for in on at to by and or all any show list give me us see get what which who is are do does have has we our please pls thanks with that there their actions action items item ones one everything it now currently still".split(
    " ",
  ),
);

type Topic = "risks" | "scorecard" | "summary" | "kpis" | "actions" | "help";

const TOPICS = phrases<Topic>([
  [["risks", "risk register", "risk", "register"], "risks"],
  [["scorecard", "score card", "measures"], "scorecard"],
  [["summary", "overview"], "summary"],
  [["kpis", "kpi", "milestones", "indicators"], "kpis"],
  [["actions", "action", "items"], "actions"],
  [["help", "hi", "hello", "hey", "what can you do"], "help"],
]);

/** Reads a text into a request. Every word that had no part in it is told. */
export function read(text: string, context: Context): Understood {
  let marked = text;
  for (const [n, mention] of context.mentions.entries()) {
    if (mention.text !== "") marked = marked.replaceAll(mention.text, ` @${n} `);
  }
  const line = clean(marked);
  return exact(line, context) ?? free(line, context);
}

/** The commands whose words must be exact: they write. */
function exact(line: string, context: Context): Understood | undefined {
  const all = (request: Request): Understood => ({ request, ignored: [] });

  const set =
    /^(?:please )?(?:set|mark|make|change|turn) (?:action )?a?(\d+)[.,-](\d+) (?:to |as )?(red|amber|green|not rated)(?: (?:because|since|as|:|-) ?(.+))?$/i.exec(
      line,
    );
  if (set) {
    const rag = set[3]?.toLowerCase() === "not rated" ? "none" : set[3]?.toLowerCase();
    const reason = set[4]?.trim();
    return all({
      command: "set_action",
      update: { ref: `${set[1]}.${set[2]}`, rag: rag as Rag, ...(reason ? { reason } : {}) },
    });
  }

  const update = /^(?:please )?(?:update|edit|change) (?:action )?a?(\d+)[.,-](\d+)$/i.exec(line);
  if (update) return all({ command: "update_action", ref: `${update[1]}.${update[2]}` });

  if (/^(please )?(un-?follow|stop following)( the| this)?( plan)?$/i.test(line)) {
    return all({ command: "follow_plan", following: false });
  }
  if (/^(please )?follow( the| this)?( plan)?( here)?$/i.test(line)) {
    return all({ command: "follow_plan", following: true });
  }
  const post = /^(?:please )?post (?:the |a )?(score ?card|summary)$/i.exec(line);
  if (post) {
    const what = post[1]?.toLowerCase() === "summary" ? "summary" : "scorecard";
    return all({ command: "post", what });
  }
  if (/^(please )?(log|add|raise|record|new)( a| an| the)?( new)? risk$/i.test(line)) {
    return all({ command: "log_risk" });
  }

  const named = /^@(\d+) is (?:the |now )?(.+?)[.!]?$/i.exec(line);
  const mention = named && context.mentions[Number(named[1])];
  if (named && mention) {
    const people = findPeople(wordsOf(named[2] ?? ""), context.plan, context.asker, []);
    if (people.unclear.length > 0) {
      const fit = people.unclear.flatMap((unclear) => unclear.fit.map((p) => p.name));
      return all({
        command: "refuse",
        sentence: `“${named[2]}” could be ${fit.join(" or ")}. Please say the whole name.`,
      });
    }
    const [person] = people.owners;
    if (!person) {
      return all({
        command: "refuse",
        sentence: `Nobody in this plan is called “${named[2]}”. The people are listed in the plan; ask “help” to see how to name one.`,
      });
    }
    if (!mention.id) {
      return all({
        command: "refuse",
        sentence: `${mention.name} has no account that can be checked, so cannot be named as an officer.`,
      });
    }
    return all({
      command: "name_officer",
      person,
      account: { id: mention.id, name: mention.name },
    });
  }
  return undefined;
}

/** Everything else: find what the words name, and see what that asks for. */
function free(line: string, context: Context): Understood {
  const { plan, asker } = context;
  const words = wordsOf(line);
  if (words.length === 0) return { request: { command: "help" }, ignored: [] };
  const references = findReferences(words, plan);
  const areas = findAreas(words, plan);
  const standing = findStanding(words);
  const topics = new Set(findPhrases(words, TOPICS));
  const people = findPeople(
    words.filter((w) => !SILENT.has(w.text) || w.text === "my"),
    plan,
    asker,
    context.mentions,
  );
  const ignored = words.filter((w) => !w.used && !SILENT.has(w.text)).map((w) => w.raw);
  const told = (request: Request): Understood => ({ request, ignored });

  const [reference] = references;
  const filter: ActionFilter = {
    ...(standing.rag.length > 0 ? { rag: standing.rag } : {}),
    ...(standing.status.length > 0 ? { status: standing.status } : {}),
    ...(areas[0] ? { area: areas[0] } : {}),
    ...(people.owners.length > 0 ? { owners: [...people.owners] } : {}),
    ...(standing.overdue ? { overdue: true as const } : {}),
  };
  const narrowed = Object.keys(filter).length > 0;
  const area = areas[0];

  if (people.unclear.length > 0) {
    const said = people.unclear.map((u) => u.said).join(", ");
    const readings = people.unclear.flatMap(({ fit }) =>
      fit.map(
        (person): Reading => ({
          title: person.name,
          request: {
            command: "list_actions",
            filter: { ...filter, owners: [...people.owners, person.ref] },
            page: 1,
          },
        }),
      ),
    );
    return told({ command: "which", question: `Which ${said} do you mean?`, readings });
  }
  if (people.meUnknown && !reference) {
    return told({
      command: "refuse",
      sentence:
        "I do not know which officer you are yet. A clerk can tell me: “@your name is …” with the officer's name as the plan has it.",
    });
  }
  if (reference?.kind === "risk") return told({ command: "show_risk", ref: reference.ref });
  if (reference?.kind === "kpi") return told({ command: "kpis", ref: reference.ref, page: 1 });
  if (reference?.kind === "measure") return told({ command: "scorecard", ref: reference.ref });
  if (reference) return told({ command: "show_action", ref: reference.ref });
  if (topics.has("risks")) {
    return told({ command: "list_risks", page: 1, ...(area ? { area } : {}) });
  }
  if (topics.has("scorecard")) return told({ command: "scorecard" });
  if (topics.has("kpis")) return told({ command: "kpis", page: 1, ...(area ? { area } : {}) });
  if (topics.has("summary") && !narrowed) return told({ command: "summary" });
  const listing = topics.has("actions") || /^(show|list|give)\b/i.test(line);
  if (area && Object.keys(filter).length === 1 && !(listing && /actions/i.test(line))) {
    return told({ command: "area_overview", area });
  }
  if (narrowed || (listing && ignored.length === 0)) {
    return told({ command: "list_actions", filter, page: 1 });
  }
  if (topics.has("help") && ignored.length < 3) return told({ command: "help" });
  return told({ command: "unknown", text: line });
}
