import { COMMANDS } from "../../../bot/commands/index.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { listing } from "../../../cards/frames/opening.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { legendCard } from "../../../cards/plan/legend.ts";
import { contextOf, type Drawn } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of the plan itself, and what the bot says when it has nothing to show. */
export const PLAN_CARDS: readonly Drawn[] = [
  {
    name: "settings",
    draw: async (world) => [(await COMMANDS.settings.run(contextOf(world), {})).card],
  },
  { name: "legend", draw: ({ plan }) => [legendCard(plan, NOW)] },
  {
    name: "help",
    draw: async (world) => [(await COMMANDS.help.run(contextOf(world), {})).card],
  },
  {
    name: "not understood",
    draw: async (world) => {
      const { card } = await COMMANDS.unknown.run(contextOf(world), { text: world.typing });
      return [card];
    },
  },
  {
    name: "which one",
    draw: async (world) => {
      const readings = world.plan.items.person.slice(0, 6).map((person) => ({
        title: person.name,
        ask: {
          command: "list" as const,
          query: queryOf("action", { owners: { oneOf: [person.ref] } }),
          page: 1,
        },
      }));
      const question = "Which Smith do you mean?";
      return [(await COMMANDS.which.run(contextOf(world), { question, readings })).card];
    },
  },
  {
    name: "refusal",
    draw: async (world) => {
      const sentence = `Nobody in this plan is called “${world.typing}”.`;
      return [(await COMMANDS.refuse.run(contextOf(world), { sentence })).card];
    },
  },
  {
    name: "notice without a plan",
    draw: ({ typing }) => [
      noticeCard({ lines: ["No plan has been loaded for your organisation yet."] }),
      noticeCard({ lines: [typing] }),
      noticeCard({ title: "Nothing to say", lines: [] }),
    ],
  },
  {
    name: "outcome",
    draw: ({ plan, somebody }) => [
      noticeCard({
        title: "Officer named",
        lines: [`${somebody} is ${somebody} from now on.`],
        buttons: [
          {
            title: "The actions",
            press: listing(plan, queryOf("action")),
          },
        ],
        asAt: asAtLine(plan, NOW),
      }),
    ],
  },
];
