import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { strToU8, zipSync } from "fflate";
import { checkManifest } from "./check-manifest.ts";
import { fillManifest, type Json } from "./fill-manifest.ts";
import { PackageError } from "./package-error.ts";
import { parseSettings } from "./settings.ts";

/** The files of an app package; Teams wants all three at the root of the zip. */
export type PackageParts = {
  readonly manifest: Json;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
};

/** Zips an app package. The same parts give the same bytes, whenever and wherever it is made. */
export function zipPackage({ manifest, color, outline }: PackageParts): Uint8Array {
  return zipSync(
    {
      "manifest.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      "color.png": color,
      "outline.png": outline,
    },
    { mtime: new Date(1980, 0, 1) },
  );
}

/**
 * Makes the app package for the installation that an environment describes. Throws a PackageError if
 * a setting is missing or wrong, or if Teams would refuse the manifest.
 */
export async function makePackage(environment: Readonly<Record<string, string | undefined>>) {
  const { version } = readJson("../package.json") as { readonly version: string };
  const settings = parseSettings({
    ...environment,
    APP_VERSION: environment.APP_VERSION || version,
  });
  const manifest = fillManifest(readJson("manifest.json"), settings);
  const faults = await checkManifest(manifest);
  if (faults.length > 0) {
    throw new PackageError(
      ["Teams would refuse manifest/manifest.json. Put these right:", ...faults].join("\n- "),
    );
  }
  const zip = zipPackage({ manifest, color: read("color.png"), outline: read("outline.png") });
  return { settings, zip };
}

function read(name: string): Uint8Array {
  return readFileSync(new URL(name, import.meta.url));
}

function readJson(name: string): Json {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as Json;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: "plan-board.zip" } } });
  try {
    const { settings, zip } = await makePackage(process.env);
    mkdirSync(dirname(values.out), { recursive: true });
    writeFileSync(values.out, zip);
    console.log(
      [
        `Made ${values.out}: Plan Board ${settings.APP_VERSION}, ${zip.length} bytes.`,
        `  app ${settings.TEAMS_APP_ID}, bot ${settings.MicrosoftAppId}`,
        "  manifest.json (fits Microsoft's schema), color.png, outline.png",
        "Next: upload it in the Teams admin centre, or in Teams under Apps, Manage your apps.",
      ].join("\n"),
    );
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
