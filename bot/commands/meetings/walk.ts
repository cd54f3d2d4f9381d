import { walkCard } from "../../../cards/meetings/walk.ts";
import { nextPlace, walkOf } from "../../plan/meetings/walk.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** One stop after the other of a board's walk. Nothing is recorded by it. */
export const walk: Command<"walk"> = {
  run({ plan, now }, args) {
    const stops = walkOf(plan, now.today);
    const place = nextPlace(stops, args.after);
    const stop = stops[place];
    return {
      card: walkCard({ plan, stops, place, now }),
      summary: stop ? itemName(plan, stop.kind, stop.ref) : "Walked through",
      refs: stop ? [stop.ref] : [],
    };
  },
};
