import type { Ask } from "../../asks/index.ts";
import type { Hearing } from "../grammar/scene.ts";
import type { Named } from "../line/slot.ts";
import { goneOnFrom, listedBy } from "./gone-on-from.ts";

/** The actions that the answer before was about; none where only the record can tell. */
export function spokenOf({ plan, today }: Hearing, last: Ask | undefined): readonly Named[] {
  const about = last && goneOnFrom(last, plan, today);
  if (about?.query.kind !== "action" || about.item?.kind === "area") return [];
  const refs = listedBy(plan, about.query, today) ?? [];
  return refs.map((ref) => ({ kind: "action", ref, known: true }));
}
