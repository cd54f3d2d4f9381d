import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { planName } from "../../plan/file/plan-file.ts";
import type { Command } from "../answering/command.ts";
import { firstThings } from "./help.ts";

/** Makes a plan the one that this conversation is about, where a tenant has several. */
export const usePlan: Command<"use_plan"> = {
  async run(context) {
    const { plan, now } = context;
    await context.choose(plan.key);
    const done = `This conversation is about ${planName(plan)} from now on.`;
    return {
      card: noticeCard({ lines: [done], buttons: firstThings(plan), asAt: asAtLine(plan, now) }),
      summary: done,
    };
  },
};
