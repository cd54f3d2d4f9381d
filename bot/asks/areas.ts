import { z } from "zod";
import { nameArea } from "../plan/areas/name-area.ts";
import { ref } from "../plan/model/arguments.ts";
import { withArticle } from "../plan/model/names.ts";
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
    says: ({ area, areaNames, called }) => [
      {
        text: phrase`${called("area").one} ${area}`,
        what: `one ${called("area").one}; by name too${areaNames.length > 0 ? `: ${quoted(areaNames.slice(0, 2))}` : ""}`,
      },
    ],
  }),

  name_area: ask({
    takes: nameArea.takes,
    deed: nameArea.deed,
    card: false,
    writes: true,
    says: ({ area, called, aClerk }) => [
      {
        text: phrase`${called("area").one} ${area} is also called our first priority`,
        what: `by ${aClerk}: one more name for ${withArticle(called("area").one)}`,
      },
    ],
  }),
};

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
