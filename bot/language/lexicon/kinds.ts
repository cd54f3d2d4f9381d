import type { Kind } from "../../plan/model/kind.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { vocabularyOf } from "../../plan/model/vocabulary.ts";
import { type Entry, entries } from "./entry.ts";
import { KINDS_SPOKEN } from "./kinds-spoken.ts";

/** Kinds of items that people ask for by name. */
const ASKED: readonly Kind[] = [
  "action",
  "risk",
  "kpi",
  "measure",
  "challenge",
  "area",
  "meeting",
  "schedule",
];

/** What people call kinds and fields: the usual words, what the kinds say, and what this plan calls them. */
export function kindEntries(plan: Plan): readonly Entry[] {
  const { called, label, role } = vocabularyOf(plan);
  const kinds = ASKED.flatMap((kind) => {
    const { one, many, inFull } = called(kind);
    const own = [one, many, inFull]
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase());
    const usual = KINDS_SPOKEN[kind] ?? "";
    return [
      ...entries("kind", { [kind]: own.join("|") }, undefined, 0.1),
      ...entries("kind", { [kind]: usual }, undefined, 0.12),
    ];
  });
  const fields = Object.keys(plan.kinds.action.fields).flatMap((key) => {
    const name = label("action", key).toLowerCase();
    const fact = FACT_OF[key];
    return fact === undefined
      ? []
      : entries("fact", { [fact]: `${name} of|${name} for|the ${name} on` });
  });
  const offices = (["clerk", "chair"] as const).flatMap((office) =>
    entries(
      "topic",
      { [`role ${office}`]: `${role(office).one.toLowerCase()}|${office}` },
      undefined,
      0.3,
    ),
  );
  return [...kinds, ...fields, ...offices];
}

const FACT_OF: Readonly<Record<string, string>> = {
  owners: "owner",
  byWhen: "due",
  due: "due",
  startDate: "start",
  reason: "reason",
  recovery: "recovery",
  rag: "rag",
};
