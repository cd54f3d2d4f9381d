import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { PNG } from "pngjs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkManifest } from "../../manifest/check-manifest.ts";
import { fillManifest, type Json } from "../../manifest/fill-manifest.ts";
import { drawColourIcon, drawOutlineIcon } from "../../manifest/icons.ts";
import { makePackage } from "../../manifest/package.ts";
import { parseSettings } from "../../manifest/settings.ts";

const environment = {
  MicrosoftAppId: "0b5a5e00-1111-4222-8333-444455556666",
  PUBLIC_HOSTNAME: "plan-board.example.org",
  DEVELOPER_NAME: "Example Council",
  DEVELOPER_WEBSITE_URL: "https://example.org/plan-board",
  DEVELOPER_PRIVACY_URL: "https://example.org/privacy",
  DEVELOPER_TERMS_URL: "https://example.org/terms",
  APP_VERSION: "1.2.0",
} as const;

type Manifest = {
  readonly [name: string]: Json;
  readonly icons: Readonly<Record<string, string>>;
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
};

const file = (name: string) => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
const template = () => JSON.parse(file("manifest.json").toString()) as Manifest;
const filled = (changes: Readonly<Record<string, string>> = {}) =>
  fillManifest(template(), parseSettings({ ...environment, ...changes })) as Manifest;

const faultsOf = (changes: Readonly<Record<string, string>>) => {
  try {
    parseSettings({ ...environment, ...changes });
  } catch (error) {
    return String(error);
  }
  return "";
};

afterEach(() => vi.unstubAllGlobals());

describe("The manifest", () => {
  test("passes Microsoft's schema, version 1.25, once it is filled", async () => {
    const manifest = filled();

    expect(manifest).toMatchObject({
      $schema:
        "https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
      manifestVersion: "1.25",
    });
    expect(await checkManifest(manifest)).toEqual([]);
  });

  test("is checked without a network", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new Error("The network was asked.")));

    expect(await checkManifest(filled())).toEqual([]);
  });

  test("is refused while it is still a template", async () => {
    expect(await checkManifest(template())).toContainEqual(
      expect.stringContaining("/bots/0/botId"),
    );
  });

  test("is refused when a field is misspelt or a text is too long", async () => {
    const wrong = { ...filled(), acentColor: "#000000", description: { short: "x".repeat(81) } };

    const faults = (await checkManifest(wrong)).join("\n");

    expect(faults).toContain("acentColor");
    expect(faults).toContain("/description/short must NOT have more than 80 characters");
    expect(faults).toContain("must have required property 'full'");
  });

  test("names the bot in every place that Teams reads it, and the app by the bot's id", () => {
    expect(filled()).toMatchObject({
      id: environment.MicrosoftAppId,
      version: "1.2.0",
      bots: [{ botId: environment.MicrosoftAppId }],
      webApplicationInfo: { id: environment.MicrosoftAppId, resource: "https://RscPermission" },
      validDomains: ["plan-board.example.org"],
      developer: { name: "Example Council", privacyUrl: "https://example.org/privacy" },
    });
  });

  test("gives the app an id of its own where one is set", () => {
    const own = "99999999-8888-4777-8666-555544443333";

    const manifest = filled({ TEAMS_APP_ID: own });

    expect(manifest.id).toBe(own);
    expect(manifest.bots[0]?.botId).toBe(environment.MicrosoftAppId);
  });

  test("keeps a developer's name as it is written, quotation marks and dollar signs included", () => {
    const name = 'The "$& Board" \\ Council';

    expect(filled({ DEVELOPER_NAME: name }).developer).toMatchObject({ name });
  });

  test("refuses a place to fill that no setting has", () => {
    const settings = parseSettings(environment);

    expect(() => fillManifest({ name: "${{COLOUR}}" }, settings)).toThrow("${{COLOUR}}");
    expect(() => fillManifest({ name: "${{constructor}}" }, settings)).toThrow("${{constructor}}");
  });

  test("asks only for the start and end of meetings, and never to read messages", () => {
    expect(filled().authorization).toEqual({
      permissions: {
        resourceSpecific: [
          { name: "OnlineMeeting.ReadBasic.Chat", type: "Application" },
          { name: "ChannelMeeting.ReadBasic.Group", type: "Application" },
        ],
      },
    });
  });

  test("speaks of channels in the one way Teams accepts from version 1.25 on", () => {
    const manifest = filled();

    expect(manifest.supportsChannelFeatures).toBe("tier1");
    // The schema still allows the older property; Teams refuses the upload.
    expect(manifest).not.toHaveProperty("supportedChannelTypes");
  });
});

describe("The commands that Teams suggests", () => {
  const [bot] = template().bots;
  const lists = bot?.commandLists ?? [];

  test("have one list for each place the bot works in", () => {
    expect(bot?.scopes).toEqual(["personal", "team", "groupChat"]);
    expect(lists.map(({ scopes }) => scopes)).toEqual([["personal"], ["team"], ["groupChat"]]);
  });

  test.each(lists)(
    "are at most twelve in $scopes, each once and each described",
    ({ commands }) => {
      const titles = commands.map(({ title }) => title);

      expect(titles.length).toBeLessThanOrEqual(12);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles.at(-1)).toBe("help");
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description).toMatch(/^[A-Z].{8,78}[^.]$/);
      }
    },
  );

  test("are the same everywhere, so that nobody has to learn them twice", () => {
    const titles = lists.map(({ commands }) => commands.map(({ title }) => title).sort());

    expect(titles[1]).toEqual(titles[0]);
    expect(titles[2]).toEqual(titles[0]);
  });
});

describe("The settings", () => {
  test("are all listed with their cure when none is there", () => {
    const { APP_VERSION: version } = environment;
    const parse = () => parseSettings({ APP_VERSION: version, DEVELOPER_NAME: "  " });

    expect(parse).toThrow("6 settings are");
    expect(parse).toThrow("- MicrosoftAppId is not set. Set it to the Application (client) ID");
    expect(parse).toThrow("- PUBLIC_HOSTNAME is not set. Set it to the host name");
    expect(parse).toThrow("- DEVELOPER_NAME is not set. Set it to the name");
    expect(parse).toThrow("- DEVELOPER_WEBSITE_URL is not set. Set it to the https:// address");
    expect(parse).toThrow("- DEVELOPER_PRIVACY_URL is not set.");
    expect(parse).toThrow("- DEVELOPER_TERMS_URL is not set.");
    expect(parse).not.toThrow("TEAMS_APP_ID");
  });

  test.each([
    ["MicrosoftAppId", "plan-board"],
    ["TEAMS_APP_ID", "1234"],
    ["PUBLIC_HOSTNAME", "https://plan-board.example.org/api"],
    ["PUBLIC_HOSTNAME", "localhost"],
    ["DEVELOPER_NAME", "The Council of the County Palatine of Lancaster"],
    ["DEVELOPER_WEBSITE_URL", "example.org"],
    ["DEVELOPER_PRIVACY_URL", "http://example.org/privacy"],
    ["DEVELOPER_TERMS_URL", "https://"],
    ["APP_VERSION", "v1"],
  ])("refuse %s when it is %j, and say what it should be", (name, value) => {
    const faults = faultsOf({ [name]: value });

    expect(faults).toContain("one setting is");
    expect(faults).toContain(`- ${name} cannot be "${value}". Set it to `);
    expect(faults.split("\n")).toHaveLength(2);
  });
});

describe("The package", () => {
  test("holds three files at its root, and nothing left to fill", async () => {
    const files = unzipSync((await makePackage(environment)).zip);

    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    const text = strFromU8(files["manifest.json"] ?? new Uint8Array());
    expect(text).not.toContain("{{");
    expect(JSON.parse(text)).toEqual(filled());
    expect(Object.keys(files)).toEqual(expect.arrayContaining(Object.values(filled().icons)));
    expect(files["color.png"]).toEqual(new Uint8Array(file("color.png")));
  });

  test("is the same to the byte when it is made again", async () => {
    const [first, second] = [await makePackage(environment), await makePackage(environment)];

    expect(second.zip).toEqual(first.zip);
  });

  test("takes the project's version unless another is set", async () => {
    const { version } = JSON.parse(file("../package.json").toString()) as { version: string };

    const { settings } = await makePackage({ ...environment, APP_VERSION: undefined });

    expect(settings.APP_VERSION).toBe(version);
  });

  test("is not made while a setting is missing", async () => {
    await expect(makePackage({})).rejects.toThrow("- MicrosoftAppId is not set.");
  });
});

describe("The icons", () => {
  const colour = PNG.sync.read(file("color.png"));
  const outline = PNG.sync.read(file("outline.png"));
  const pixels = ({ data }: PNG) =>
    Array.from({ length: data.length / 4 }, (_, i) => [...data.subarray(i * 4, i * 4 + 4)]);

  test("have the sizes that Teams asks for", () => {
    expect([colour.width, colour.height]).toEqual([192, 192]);
    expect([outline.width, outline.height]).toEqual([32, 32]);
  });

  test("fill the colour square to its corners", () => {
    expect(pixels(colour).every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(pixels(colour)[0]).toEqual([11, 90, 94, 255]);
    expect(template().accentColor).toBe("#0B5A5E");
  });

  test("use nothing but white and transparency in the outline", () => {
    const seen = pixels(outline).filter(([, , , alpha]) => alpha !== 0);

    expect(seen.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(
      true,
    );
    expect(seen.length).toBeGreaterThan(200);
    expect(pixels(outline)[0]?.[3]).toBe(0);
  });

  test("are what the drawing draws", () => {
    expect(drawColourIcon().data.equals(colour.data)).toBe(true);
    expect(drawOutlineIcon().data.equals(outline.data)).toBe(true);
  });
});
