import { z } from "zod";
import { ref, typed } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { called, get, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { derivedNames } from "./area-names.ts";

const LONGEST = 60;

const NewName = z.object({ area: ref, name: typed });

/** Gives an area one more name that people may call it by; a name that another area bears is refused. */
export const nameArea = operation({ takes: NewName, deed: "name people and areas" }, name);

function name(plan: Plan, said: Readonly<z.infer<typeof NewName>>, by: Asker): Draft | null {
  mustMay(plan, by, "name people and areas");
  const area = get(plan, "area", said.area);
  const name = said.name.trim();
  if (name === "" || name.length > LONGEST) {
    throw new PlanError(
      "bad-input",
      `A name for ${withArticle(called(plan, "area").one)} has 1 to ${LONGEST} characters.`,
    );
  }
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const other = plan.items.area.find((one) => one.ref !== area.ref && one.aliases.some(same));
  if (other) {
    throw new PlanError(
      "not-possible",
      `“${name}” is already a name of ${itemName(plan, "area", other.ref)}. Choose another.`,
    );
  }
  if (area.aliases.some(same)) return null;
  // The names that its titles yield stop with the first alias, so they become aliases too.
  const known = area.aliases.length > 0 ? area.aliases : derivedNames(area, plan.items.area);
  return { why: null, items: [{ ...area, aliases: [...known, name] }] };
}
