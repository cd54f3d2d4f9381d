import { POST_KINDS } from "../../bot/plan/model/primitives.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import type { Channel } from "../../bot/plan/posts/channel.kind.ts";
import type { POST_WORDS } from "../../bot/plan/posts/choose-posts.ts";
import { carried, type FormState, formCard } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

const TITLES = {
  summary: `Summaries: the plan by area and RAG, and what moved`,
  scorecard: "Scorecards: measures against their targets",
  exceptions: "Exceptions: reds, ambers, overdue and risks",
  notes: "Meeting notes: what a board changed, when it is closed",
} as const satisfies Record<keyof typeof POST_WORDS, string>;

/** The form in which a conversation chooses what it gets. */
export function choosePostsForm(
  form: FormState & {
    readonly plan: Plan;
    readonly channel: Channel;
    readonly typed?: string;
  },
): Card {
  const { plan, channel, typed, now } = form;
  const id = plan.key.id;
  return fitting((length) =>
    formCard({
      title: `What ${shorten(channel.name, length)} gets`,
      text: "Tick what is to be posted here. Nothing ticked is nothing for now; everything can still be asked for.",
      problems: form.problems ?? [],
      faults: form.faults,
      fields: [
        {
          kind: "several",
          id: "wants",
          label: "Posts",
          choices: POST_KINDS.map((value) => ({ value, title: TITLES[value] })),
          value: typed ?? channel.wants.join(","),
        },
      ],
      buttons: [
        {
          title: "Save",
          style: "positive",
          press: { command: "save_channel_posts", plan: id, ...carried(form) },
        },
        { title: "Cancel", press: { command: "help", plan: id } },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
