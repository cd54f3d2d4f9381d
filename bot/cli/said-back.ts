import { type Ask, argumentsOf } from "../asks/index.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { describeQuery } from "../plan/query/describe-query.ts";

/** What was understood, in words made of the ask itself. */
export function saidBack(plan: Plan, ask: Ask): string {
  switch (ask.command) {
    case "list":
      return `${describeQuery(plan, ask.query)}${ask.count ? " (how many)" : ""}`;
    case "which":
      return ask.question;
    case "refuse":
      return ask.sentence;
    default: {
      const words = Object.entries(argumentsOf(ask) as Readonly<Record<string, unknown>>)
        .filter(([key, value]) => value !== undefined && key !== "page")
        .map(
          ([key, value]) =>
            `${key} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
        );
      return [ask.command.replaceAll("_", " "), ...words].join(", ");
    }
  }
}
