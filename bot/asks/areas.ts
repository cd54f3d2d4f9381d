import { z } from "zod";
import { nameArea } from "../plan/areas/name-area.ts";
import { ref } from "../plan/model/arguments.ts";
import { withArticle } from "../plan/model/names.ts";
import { ask, Fact, page } from "./ask.ts";
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

  deep_dive: ask({
    takes: z.object({ area: ref, page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ area, called }) => [
      {
        text: phrase`deep dive on ${called("area").one} ${area}`,
        what: `all that the plan holds of one ${called("area").one}, page by page: outcomes, ${called("measure").many}, ${called("kpi").many}, ${called("action").many}, ${called("risk").many}, ${called("challenge").many} and what is without evidence`,
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
