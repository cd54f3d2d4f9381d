import type { Ask } from "../../bot/asks/index.ts";
import { type Hearing, read } from "../../bot/language/read.ts";
import type { Criterion } from "../../bot/plan/model/criterion.ts";
import type { Query } from "../../bot/plan/query/query.ts";

/** What a text is read as, with lists written short: by what each filter is called in a table of phrases. */
export type Understood = {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what it expects.
  readonly request: any;
  readonly ignored: readonly string[];
};

const named = (parts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));

/** The filters of a list of actions. */
export function actionFilter({ where, about }: Query) {
  const { rag, status, ref, area, owners, organisation, due, late, proposed, ...others } = where;
  return named({
    rag: rag?.oneOf,
    status: status?.oneOf,
    refs: ref?.oneOf,
    areas: area?.oneOf,
    notAreas: area?.not,
    owners: owners?.oneOf,
    ownersAll: owners?.allOf,
    notOwners: owners?.not,
    alone: owners?.alone,
    unowned: owners?.missing,
    organisation: organisation?.oneOf?.[0],
    dueFrom: due?.from,
    dueTo: due?.to,
    overdue: late?.is,
    proposed: proposed ? true : undefined,
    text: about,
    ...others,
  });
}

const lacking = (where: Readonly<Record<string, Criterion>>) =>
  Object.entries(where).find(([, { missing }]) => missing)?.[0];

function riskFilter({ where, about }: Query) {
  const { areas, rag, severity, owner } = where;
  return named({
    areas: areas?.oneOf,
    rag: rag?.oneOf,
    severity: severity?.oneOf?.[0],
    owners: owner?.oneOf,
    missing: lacking(where),
    text: about,
  });
}

function challengeFilter({ where }: Query) {
  const { state, challengeKind, areas, about, owner, party, raised, late } = where;
  const [kind, ref] = String(about?.oneOf?.[0] ?? "").split(":");
  const [account, ...people] = party?.oneOf ?? [];
  return named({
    states: state?.oneOf,
    kinds: challengeKind?.oneOf,
    areas: areas?.oneOf,
    about: about ? { kind, ref } : undefined,
    owners: owner?.oneOf,
    mine: party ? { account, people } : undefined,
    since: raised?.from,
    late: late?.is,
  });
}

function inShort(ask: Ask): Understood["request"] {
  if (ask.command === "list") {
    const { query, ...said } = ask;
    switch (query.kind) {
      case "action":
        return { ...said, command: "list_actions", filter: actionFilter(query) };
      case "risk":
        return { ...said, command: "list_risks", filter: riskFilter(query) };
      case "challenge":
        return { ...said, command: "list_challenges", filter: challengeFilter(query) };
      case "kpi": {
        const { area, target, period } = query.where;
        return {
          ...said,
          command: "kpis",
          ...named({
            area: area?.oneOf?.[0],
            missing: target?.missing ? "target" : undefined,
            months: period?.oneOf?.[0],
            text: query.about,
          }),
        };
      }
      default:
        return ask;
    }
  }
  if (ask.command === "whats_changed") {
    const { where, about, ...said } = ask;
    const { became, kind, area, owner, by, rag } = where;
    const filter = named({
      group: became?.oneOf?.[0],
      kind: kind?.oneOf?.[0],
      areas: area?.oneOf,
      owners: owner?.oneOf,
      by: by?.oneOf,
      rag: rag?.oneOf,
      text: about,
    });
    return { ...said, filter };
  }
  if (ask.command === "show_kpi") return { command: "kpis", ref: ask.ref, page: 1 };
  if (ask.command === "scorecard") {
    const { page: _, ...said } = ask;
    return said;
  }
  if (ask.command === "which") {
    const readings = ask.readings.map(({ title, ask: one }) => ({
      title,
      request: inShort({ page: 1, ...one } as Ask),
    }));
    return { ...ask, readings };
  }
  return ask;
}

export function understand(text: string, hearing: Hearing): Understood {
  const { ask, unused } = read(text, hearing);
  return { request: inShort(ask), ignored: unused };
}
