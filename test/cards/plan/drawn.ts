import { COMMANDS } from "../../../bot/commands/index.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { contextOf, type Drawn } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of the plan itself, and what the bot says when it has nothing to show. */
export const PLAN_CARDS: readonly Drawn[] = [
  {
    name: "settings",
    draw: async (world) => [
      (await COMMANDS.settings.run(contextOf(world), { command: "settings" })).card,
    ],
  },
  {
    name: "help",
    draw: async (world) => [(await COMMANDS.help.run(contextOf(world), { command: "help" })).card],
  },
  {
    name: "not understood",
    draw: async (world) => {
      const asked = { command: "unknown" as const, text: world.typing };
      return [(await COMMANDS.unknown.run(contextOf(world), asked)).card];
    },
  },
  {
    name: "which one",
    draw: async (world) => {
      const readings = world.plan.items.person.slice(0, 6).map((person) => ({
        title: person.name,
        request: {
          command: "list_actions" as const,
          filter: { owners: [person.ref] },
          page: 1,
        },
      }));
      const asked = { command: "which" as const, question: "Which Smith do you mean?", readings };
      return [(await COMMANDS.which.run(contextOf(world), asked)).card];
    },
  },
  {
    name: "refusal",
    draw: async (world) => {
      const sentence = `Nobody in this plan is called “${world.typing}”.`;
      return [(await COMMANDS.refuse.run(contextOf(world), { command: "refuse", sentence })).card];
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
            press: { command: "list_actions", plan: plan.key.id, filter: {} },
          },
        ],
        asAt: asAtLine(plan, NOW),
      }),
    ],
  },
];
