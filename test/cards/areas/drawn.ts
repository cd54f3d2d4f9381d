import { areaCard } from "../../../cards/areas/area.ts";
import type { Drawn } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of areas. */
export const AREA_CARDS: readonly Drawn[] = [
  {
    name: "area",
    draw: ({ plan }) => plan.items.area.map((area) => areaCard({ plan, area, now: NOW })),
  },
];
