import { COMMANDS } from "../../../bot/commands/index.ts";
import { contextOf, type Drawn } from "../drawing.ts";

/** The cards of who may do what. */
export const PEOPLE_CARDS: readonly Drawn[] = [
  {
    name: "roles",
    draw: async (world) => [
      (await COMMANDS.roles.run(contextOf(world), { command: "roles" })).card,
      ...(await Promise.all(
        world.plan.items.action.slice(0, 5).map(async ({ ref }) => {
          const asked = { command: "who_can" as const, ref };
          return (await COMMANDS.who_can.run(contextOf(world), asked)).card;
        }),
      )),
    ],
  },
];
