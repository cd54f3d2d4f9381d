import { ownersWithoutUpdate } from "../../../bot/plan/meetings/prep.ts";
import { type Line, linesFor } from "../../../bot/plan/reminders/digest.ts";
import { digestCard } from "../../../cards/reminders/digest.ts";
import { mentionCard } from "../../../cards/reminders/mention.ts";
import { missingUpdatesCard } from "../../../cards/reminders/missing-updates.ts";
import { type Drawn, notTheirs, pages, shared } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards that tell people what waits for them. */
export const REMINDER_CARDS: readonly Drawn[] = [
  {
    name: "digest",
    draw: (world) => {
      const { plan } = world;
      const seen = { updates: new Map(), now: NOW.at };
      const owners = plan.items.person.filter((_, n) => n % 5 === 0);
      const all = owners.map((person) => ({ person, lines: linesFor(plan, person, seen) }));
      const unanswered = notTheirs(world).flatMap(({ person, item, at }): Line[] => [
        {
          person,
          item,
          reasons: ["unanswered"],
          unanswered: { item, owners: [person], since: at },
          fresh: true,
        },
      ]);
      return [
        ...all.map(({ person, lines }) =>
          digestCard({ plan, people: [person], lines, said: world.typing, ...shared }),
        ),
        digestCard({
          plan,
          people: owners,
          lines: [...unanswered, ...all.flatMap(({ lines }) => lines)],
          ...shared,
        }),
        digestCard({ plan, people: [], lines: [], ...shared }),
      ];
    },
  },
  {
    name: "mention of those who cannot be written to",
    draw: ({ plan, somebody }) =>
      [1, 20].map((count) => {
        const account = { id: "11111111-0000-4000-8000-000000000000", name: somebody };
        const people = Array.from({ length: count }, () => ({ account, count }));
        return mentionCard({ plan, people, now: NOW });
      }),
  },
  {
    name: "missing updates",
    draw: ({ plan }) => {
      const withoutUpdate = ownersWithoutUpdate(plan, []);
      return [true, false].flatMap((mayAsk) =>
        pages(withoutUpdate.length, 8).map((page) =>
          missingUpdatesCard({
            plan,
            withoutUpdate,
            reading: "Actions that nobody has updated.",
            said: "Noted.",
            page,
            mayAsk,
            ...shared,
          }),
        ),
      );
    },
  },
];
