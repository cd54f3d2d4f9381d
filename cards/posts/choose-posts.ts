import { capital, inSentence, plural } from "../../bot/plan/model/names.ts";
import { POST_KINDS, type PostKind } from "../../bot/plan/model/primitives.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import type { Channel } from "../../bot/plan/posts/channel.kind.ts";
import { carried, type FormState, formCard } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

const titles = (plan: Plan): Readonly<Record<PostKind, string>> => {
  const { called, label } = vocabularyOf(plan);
  const [target, rag] = [label("measure", "target"), label("action", "rag")].map(inSentence);
  return {
    summary: `Summaries: the plan by ${called("area").one} and ${rag}, and what moved`,
    scorecard: `Scorecards: ${called("measure").many} against their ${plural(target ?? "")}`,
    exceptions: `Exceptions: reds, ambers, overdue and ${called("risk").many}`,
    notes: `${capital(called("meeting").one)} notes: what a board changed, when it is closed`,
  };
};

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
          choices: POST_KINDS.map((value) => ({ value, title: titles(plan)[value] })),
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
