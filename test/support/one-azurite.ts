import type { TestProject } from "vitest/node";
import { startAzurite } from "../../bot/cli/azurite.ts";
import { freePort } from "../../bot/cli/children.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port of the table service that the files of a run share, if they share one. */
    readonly azurite?: number;
  }
}

/**
 * Runs a real Azurite table service, in memory, for as long as a whole run: every test has tables of
 * its own in it. Files that need none do not wait until it is up; `useAzurite` does.
 */
export default async function oneAzurite(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const starting = startAzurite({
    port,
    data: null,
    onEnd: (name, output) => {
      throw new Error(`${name} stopped by itself: ${output}`);
    },
  });
  starting.catch(() => undefined);
  project.provide("azurite", port);
  return async () => (await starting).stop();
}
