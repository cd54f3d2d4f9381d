import { z } from "zod";
import { nameArea } from "../plan/areas/name-area.ts";
import { ref } from "../plan/model/arguments.ts";
import { ask, Fact } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What can be asked of areas. */
export const AREAS = {
  area_overview: ask({
    takes: z.object({ area: ref }),
    text: z.object({ fact: Fact.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ area, areaNames }) => [
      {
        text: phrase`area ${area}`,
        what: `one area; by name too${areaNames.length > 0 ? `: ${quoted(areaNames.slice(0, 2))}` : ""}`,
      },
    ],
  }),

  name_area: ask({
    takes: nameArea.takes,
    deed: nameArea.deed,
    card: false,
    writes: true,
    says: ({ area }) => [
      {
        text: phrase`area ${area} is also called our first priority`,
        what: "by a clerk: one more name for an area",
      },
    ],
  }),
};

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
