import { z } from "zod";
import { optionalText, typed } from "../model/arguments.ts";
import { FieldFaults, tooLong } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { Rag, SeverityLevel } from "../model/primitives.ts";
import { called, find, get, type Plan, refsTaken } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import { alikeTo, LikelyTwin } from "./alike.ts";
import type { Risk } from "./risk.kind.ts";
import { areasTyped, readLinks } from "./risk-typed.ts";

/** A risk as somebody logs it. Areas and owner are references; severities are words, unknown allowed. */
const NewRisk = z.object({
  area: typed,
  description: typed,
  rag: Rag.optional(),
  severity: SeverityLevel,
  mitigation: typed,
  owner: typed,
  postMitigation: SeverityLevel,
  /** What of the plan it has to do with, as “3.4, KPI 1.1”. */
  links: optionalText,
  /** It is another than the one that it may be already: whoever logs it has seen that. */
  another: z.literal(true).optional(),
});
export type NewRisk = Readonly<z.infer<typeof NewRisk>>;

/** The next free reference of the register: R1, R2, … */
export function nextRiskRef(plan: Plan): string {
  const numbers = refsTaken(plan, "risk").map((ref) => Number(/^R(\d+)$/i.exec(ref)?.[1] ?? 0));
  return `R${Math.max(0, ...numbers) + 1}`;
}

/** A new row of the risk register, dated today. Faults are named by the form's inputs. */
export const logRisk = operation({ takes: NewRisk, deed: "log a risk" }, log);

function log(plan: Plan, said: NewRisk, by: Asker, now: { readonly today: CalendarDate }): Draft {
  mustMay(plan, by, "log a risk");
  const faults: Record<string, string> = {};
  const { one } = called(plan, "risk");
  const description = said.description.trim();
  const mitigation = said.mitigation.trim();
  if (!description) faults.description = `Describe the ${one}: what may happen, and why.`;
  for (const [field, text] of Object.entries({ description, mitigation })) {
    const fault = tooLong(text);
    if (fault) faults[field] = fault;
  }
  const areas = areasTyped(said.area);
  if (areas.length === 0)
    faults.area = `Choose the ${called(plan, "area").one} that the ${one} is about.`;
  else if (areas.some((area) => !find(plan, "area", area)))
    faults.area = `Choose one of the plan's ${called(plan, "area").many}.`;
  const links = readLinks(plan, said.links ?? "");
  if (links.fault) faults.links = links.fault;
  if (said.owner && !find(plan, "person", said.owner)) {
    faults.owner = `Choose one of the plan's ${called(plan, "person").many}, or nobody yet.`;
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);

  const same = said.another ? undefined : alikeTo(plan, description);
  if (same) throw new LikelyTwin(plan, same);

  const risk: Risk = {
    kind: "risk",
    ref: nextRiskRef(plan),
    version: 0,
    note: null,
    areas: areas.map((area) => get(plan, "area", area).ref),
    raised: { printed: printDate(now.today), date: now.today },
    raisedBy: by.name,
    description,
    rag: said.rag ?? "none",
    severity: { level: said.severity, words: null },
    mitigation: mitigation ? [mitigation] : [],
    ...(links.links.length > 0 ? { links: links.links } : {}),
    postMitigation: { level: said.postMitigation, words: null },
    owner: find(plan, "person", said.owner)?.ref ?? null,
    progress: null,
  };
  return { why: null, items: [risk] };
}
