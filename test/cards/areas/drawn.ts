import { areaCard } from "../../../cards/areas/area.ts";
import { deepDiveCard } from "../../../cards/areas/deep-dive.ts";
import type { Drawn } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of areas. */
export const AREA_CARDS: readonly Drawn[] = [
  {
    name: "area",
    draw: ({ plan }) => plan.items.area.map((area) => areaCard({ plan, area, now: NOW })),
  },
  {
    name: "deep dive",
    draw: ({ plan }) =>
      plan.items.area.flatMap((area) =>
        [1, 2, 3, 4, 5, 99].map((page) => deepDiveCard({ plan, area, page, now: NOW })),
      ),
  },
];
