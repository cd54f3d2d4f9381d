import { z } from "zod";
import type { FakeTeams } from "./fake-teams.ts";
import type { Subject } from "./plans.ts";
import type { Bot } from "./processes.ts";

/** One turn, ready to be taken: it tells how long it took in milliseconds, and throws if its answer was wrong. */
export type Taking = () => Promise<number>;

const Form = z.looseObject({
  value: z.looseObject({
    actions: z.array(z.looseObject({ data: z.record(z.string(), z.unknown()) })),
  }),
});

const COLOURS = ["red", "amber", "green"] as const;

/** The echo bot's turns: a message and a press. */
export function createEchoPerson(teams: FakeTeams, bot: Bot) {
  return {
    message: async (conversation: string) => {
      const taken = await teams.say(bot.url, conversation, "show red actions");
      return checked(taken, "show red actions");
    },
    press: async (conversation: string) => {
      const data = { command: "save_action", reason: "The provider has not signed." };
      return checked(await teams.press(bot.url, conversation, data), "Pressed.");
    },
  };
}

/** Somebody who asks Plan Board and updates actions, as the cards have them do it. */
export function createPerson(teams: FakeTeams, bot: Bot, { plan }: Subject) {
  let updates = 0;
  return {
    async question(conversation: string): Promise<number> {
      return checked(await teams.say(bot.url, conversation, "show red actions"), '"show_action"');
    },

    /** Opens an action's form, and gives the press of its Save: the colour is another than last time. */
    async update(conversation: string, ref: string): Promise<Taking> {
      const open = { command: "update_action", plan: plan.key.id, ref };
      const form = await teams.press(bot.url, conversation, open);
      const { actions } = Form.parse(JSON.parse(form.answer)).value;
      const save = actions.find((action) => action.data.command === "save_action")?.data;
      if (!save) throw new Error(`The form of ${ref} has no Save: ${form.answer.slice(0, 400)}`);
      const rag = COLOURS[updates++ % COLOURS.length] ?? "red";
      const typed = {
        status: "in progress",
        rag,
        reason: rag === "green" ? "" : `The provider has not signed (${updates}).`,
        recovery: rag === "green" ? "" : "The provider signs by the end of the month.",
        progress: `Met the provider ${updates} times.`,
        revisedDate: "",
        revisedReason: "",
      };
      return async () => {
        const pressed = await teams.press(bot.url, conversation, { ...save, ...typed });
        return checked(pressed, "Saved");
      };
    },
  };
}

/** The time of a turn whose answer holds what it must. */
function checked(taken: Awaited<ReturnType<FakeTeams["say"]>>, must: string): number {
  if (taken.answer.includes(must)) return taken.milliseconds;
  throw new Error(`A turn was answered without “${must}”: ${taken.answer.slice(0, 600)}`);
}
