import { describeChanges } from "../../../bot/plan/history/changed.ts";
import { netChanges } from "../../../bot/plan/history/net-change.ts";
import { BOARD_KINDS } from "../../../bot/plan/kinds.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Where } from "../../../bot/plan/model/criterion.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { MOVEMENTS } from "../../../bot/plan/model/moved.ts";
import { vocabularyOf } from "../../../bot/plan/model/vocabulary.ts";
import { itemAsAtCard, planAsAtCard } from "../../../cards/history/as-at.ts";
import { historyCard } from "../../../cards/history/history.ts";
import { whatsChangedCard } from "../../../cards/history/whats-changed.ts";
import { type Drawn, indices, pages } from "../drawing.ts";
import { changesTo, everythingChanged } from "../worlds/changed.ts";
import { NOW, type World } from "../worlds/world.ts";

type BoardItem = Parameters<typeof historyCard>[0]["item"];
const isBoardItem = (item: Item): item is BoardItem =>
  BOARD_KINDS.some((kind) => kind === item.kind);

/** The change that loaded an item. */
const firstChanges = (world: World, item: Item): readonly Change[] =>
  changesTo(world, item.ref, 1).map((change) => ({
    ...change,
    version: 1,
    via: "file",
    items: [{ before: null, after: item }],
  }));

/** The cards of what was: changes, and how things stood on a day. */
export const HISTORY_CARDS: readonly Drawn[] = [
  {
    name: "history of an item",
    draw: (world) =>
      world.plan.items.action.flatMap((item) => {
        const changes = [...changesTo(world, item.ref, 6), ...firstChanges(world, item)];
        return [1, 2].map((page) =>
          historyCard({
            plan: world.plan,
            item,
            changes,
            more: page === 2,
            since: page === 2 ? { words: "18 Dec 2020", day: "2020-12-18" } : undefined,
            remark: "The record begins on 20 Jan 2021, when the plan was loaded.",
            page,
            now: NOW,
          }),
        );
      }),
  },
  {
    name: "history of any kind of item, changed in every field",
    draw: (world) =>
      everythingChanged(world).flatMap((change) =>
        change.items.flatMap((one) => {
          const item = one.after;
          if (!isBoardItem(item)) return [];
          const changes = indices(5).map(() => ({ ...change, items: [one] }));
          const view = { plan: world.plan, item, changes, more: false, remark: null };
          return [historyCard({ ...view, page: 1, now: NOW })];
        }),
      ),
  },
  {
    name: "item as it stood on a day",
    draw: (world) =>
      everythingChanged(world)
        .slice(0, 2)
        .flatMap((last) =>
          last.items.flatMap(({ before, after }) => {
            if (!before || !isBoardItem(before)) return [];
            const view = { plan: world.plan, was: before, item: after, last, later: 2 };
            const day = {
              day: "2020-12-18",
              moment: "at the end of 18 Dec 2020, the last meeting",
            };
            return [itemAsAtCard({ ...view, ...day, now: NOW })];
          }),
        ),
  },
  {
    name: "plan as it stood on a day",
    draw: (world) =>
      [null, ...world.plan.items.area.map((area) => area.ref)].map((area) =>
        planAsAtCard({
          plan: world.plan,
          was: world.plan,
          area,
          day: "2020-12-18",
          moment: "at the end of 18 Dec 2020, the last meeting",
          net: netChanges(everythingChanged(world), vocabularyOf(world.plan)),
          isCompared: area !== null,
          buttons: [],
          now: NOW,
        }),
      ),
  },
  {
    name: "what changed",
    draw: (world) => {
      const net = netChanges(everythingChanged(world), vocabularyOf(world.plan));
      return [undefined, ...MOVEMENTS].flatMap((became) => {
        const where: Where = became ? { became: { oneOf: [became] } } : {};
        const asked = { where, about: world.typing.slice(0, 300) };
        const reading = `${describeChanges(world.plan, asked)} since 18 Dec 2020`;
        const view = { plan: world.plan, reading, since: "2020-12-18", asked, net };
        const remarks = ["The record begins on 20 Jan 2021, when the plan was loaded."];
        return pages(net.length * 2, 8).map((page) =>
          whatsChangedCard({ ...view, remarks, page, now: NOW }),
        );
      });
    },
  },
];
