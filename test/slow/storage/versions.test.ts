import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestTable, useAzurite } from "../../support/azurite.ts";
import { SAMPLE, startWorld, text } from "../../support/world.ts";

/**
 * This version and a newer one, each as its own processes on one table, in turn: the newer one has a
 * kind, a status and a field more. It is this one's source with those lines added.
 */

const freshTable = useAzurite();
const ROOT = resolve(import.meta.dirname, "../../..");
let newer = "";

const PLEDGE = `import { z } from "zod";
import { PROSE } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { item, text } from "../model/primitives.ts";
export const Pledge = z.object({ kind: z.literal("pledge"), ...item, promise: text });
export type Pledge = z.infer<typeof Pledge>;
declare module "../model/kind.ts" { interface Kinds { pledge: Pledge } }
export const PLEDGE = describeKind<"pledge">({
  kind: "pledge", schema: Pledge, called: { one: "pledge", many: "pledges" },
  text: ({ promise }) => promise, fields: { promise: { label: "Promise", type: PROSE } },
  file: { list: "pledges", place: 20 },
});
`;

/** Puts a line beside another in a file of the newer version. */
function add(file: string, beside: string, line: string): void {
  const path = join(newer, file);
  const source = readFileSync(path, "utf8");
  expect(source).toContain(beside);
  writeFileSync(path, source.replace(beside, `${beside}${line}`));
}

beforeAll(() => {
  newer = mkdtempSync(join(tmpdir(), "newer-"));
  for (const part of ["bot", "cards", "storage", "package.json"]) {
    cpSync(join(ROOT, part), join(newer, part), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(newer, "node_modules"));
  mkdirSync(join(newer, "bot/plan/pledges"));
  writeFileSync(join(newer, "bot/plan/pledges/pledge.kind.ts"), PLEDGE);
  add(
    "bot/plan/kinds.ts",
    'import { RISK } from "./risks/risk.kind.ts";\n',
    'import { PLEDGE } from "./pledges/pledge.kind.ts";\n',
  );
  add("bot/plan/kinds.ts", "  note: NOTE_KIND,\n", "  pledge: PLEDGE,\n");
  add(
    "bot/plan/model/primitives.ts",
    'z.enum(["not started", "in progress", "complete"',
    ', "withdrawn"',
  );
  const mark =
    '{ word: "Withdrawn", symbol: "x", colour: "default", ground: "emphasis", definition: "" }';
  add("bot/plan/model/rag.ts", "export const STATUS_MARKS = {\n", `  withdrawn: ${mark},\n`);
  add(
    "bot/plan/actions/action.kind.ts",
    '  kind: z.literal("action"),\n',
    "  costCode: optionalText,\n",
  );
  add(
    "bot/plan/actions/action.kind.ts",
    "  fields: {\n",
    '    costCode: { label: "Cost code", type: PROSE },\n',
  );
});
afterAll(() => rmSync(newer, { recursive: true, force: true }));

/** Runs `npm run plan` of one of the two. */
async function plan(home: string, table: TestTable, ...args: string[]) {
  const env = {
    ...process.env,
    AZURE_TABLES_CONNECTION_STRING: table.connection(),
    TABLE_NAME: table.name,
  };
  return promisify(execFile)(process.execPath, ["bot/cli/plan.ts", ...args], {
    cwd: home,
    env,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

function file(content: object): string {
  const path = join(newer, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify({ schema: "plan-board/1", ...content }));
  return path;
}

test("an older and a newer version write to one plan in turn, and nothing of either is lost", async () => {
  const table = freshTable();
  const id = ["--plan", SAMPLE.id];
  const sample = join(ROOT, "storage/sample/lancashire-app.json");
  expect(await plan(ROOT, table, "import", sample, ...id)).toMatchObject({ code: 0, stderr: "" });
  const world = await startWorld(await table.open(), { loaded: true });
  try {
    expect(text(await world.say("mo", "show 1.1"))).toContain("Action 1.1");

    const first = file({
      pledges: [{ ref: "P1", promise: "We will write to every family" }],
      actions: [
        { ref: "1.1", costCode: "ZX81-44" },
        { ref: "1.2", status: "withdrawn" },
      ],
    });
    expect(await plan(newer, table, "import", first, ...id)).toMatchObject({ code: 0, stderr: "" });

    // The older one goes on: it knew the plan before, and now catches up with what it does not know.
    expect(text(await world.say("mo", "actions in area 1"))).toContain(
      "1 action cannot be read: 1.2.",
    );
    expect(text(await world.say("cleo", "set 1.2 complete"))).toContain(
      "action 1.2 cannot be read here",
    );
    const saved = await world.say("cleo", "set 1.1 red because the pages are late");
    expect(text(saved)).toContain("Saved: action 1.1 is ✖ Red");
    const older = await plan(
      ROOT,
      table,
      "import",
      file({
        actions: [
          { ref: "1.1", note: "Seen" },
          { ref: "1.2", note: "Seen" },
        ],
      }),
      ...id,
    );
    expect(older.stdout).toContain("kept     action 1.2");
    const verified = await plan(ROOT, table, "verify", SAMPLE.id);
    expect(verified.stdout).toContain("item:pledge:p000001:P1: cannot be read");

    // To the newer one nothing is amiss: its kind, its status and its field stand, and so does the older one's change.
    const whole = await plan(newer, table, "verify", SAMPLE.id);
    expect(whole).toMatchObject({ code: 0, stderr: "" });
    const exported = JSON.parse((await plan(newer, table, "export", SAMPLE.id)).stdout);
    const action = (ref: string) =>
      exported.actions.find((one: { ref: string }) => one.ref === ref);
    expect(exported.pledges).toEqual([{ ref: "P1", promise: "We will write to every family" }]);
    expect(action("1.1")).toMatchObject({ costCode: "ZX81-44", rag: "red", note: "Seen" });
    expect(action("1.2")).toMatchObject({ status: "withdrawn" });
    expect(action("1.2").note).not.toBe("Seen");

    // The newer one takes its status back: then the older one reads the action again.
    const back = file({ actions: [{ ref: "1.2", status: "in progress" }] });
    expect(await plan(newer, table, "import", back, ...id)).toMatchObject({ code: 0, stderr: "" });
    expect(text(await world.say("mo", "actions in area 1"))).not.toContain("cannot be read");
    expect(text(await world.say("mo", "history of 1.2"))).toContain(
      "What this change did cannot be read here.",
    );
  } finally {
    await world.stop();
  }
});
