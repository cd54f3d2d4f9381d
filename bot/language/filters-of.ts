import { namesOf } from "../plan/model/names.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { type Day, ME, type Reading } from "./reading.ts";

/** A reading's filters as the `ask` tool prints them: names instead of references, only what was asked. */
export function filtersOf(reading: Reading, plan: Plan): Readonly<Record<string, unknown>> {
  const {
    rag,
    status,
    areas,
    owners,
    ownersAll,
    notOwners,
    organisation,
    reference,
    references,
    text,
  } = reading;
  const names = (refs: readonly string[]) =>
    refs.map((ref) => (ref === ME ? ME : (namesOf(plan, [ref])[0] ?? ref)));
  const one = <T>(list: readonly T[]) => (list.length > 1 ? list : list[0]);
  const day = (value: Day | null) => value?.symbol ?? value?.date;
  const number = (area: string) => (/^\d+$/.test(area) ? Number(area) : area);
  const filters: Record<string, unknown> = {
    area: one(areas.map(number)),
    rag: rag.length > 0 ? rag : undefined,
    status: status.length > 0 ? status : undefined,
    owner: one(names(owners)),
    owner_all: ownersAll.length > 0 ? names(ownersAll) : undefined,
    not_owner: one(names(notOwners)),
    organisation: organisation ?? undefined,
    not_area: one(reading.notAreas.map(number)),
    ref: references.length > 1 ? references.map((r) => r.ref) : reference?.ref,
    text: text ?? undefined,
    due_from: day(reading.dueFrom),
    due_to: day(reading.dueTo),
    overdue: reading.overdue ?? undefined,
    ...reading.more,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
