import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Child, startChild, untilAnswers } from "./children.ts";

/** The emulator's published account key: it opens nothing but an emulator. */
const KEY =
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/** How to reach Azurite's table service on a port of this machine. */
export function azuriteConnection(port: number): string {
  return `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${KEY};TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`;
}

/** Starts Azurite's table service as a child process, telemetry off, its data in a folder (or in memory only). */
export async function startAzurite(options: {
  readonly port: number;
  readonly data: string | null;
  readonly alive?: () => void;
  readonly onEnd: (name: string, output: string) => void;
}): Promise<Child> {
  const main = createRequire(import.meta.url).resolve("azurite/dist/src/table/main.js");
  if (options.data !== null) await mkdir(options.data, { recursive: true });
  const where = options.data === null ? ["--inMemoryPersistence"] : ["--location", options.data];
  const child = startChild(
    "Azurite (table service)",
    [
      main,
      "--tableHost",
      "127.0.0.1",
      "--tablePort",
      String(options.port),
      ...where,
      "--silent",
      "--disableTelemetry",
      "--skipApiVersionCheck",
    ],
    // It writes its data down on SIGINT only.
    {
      onEnd: options.onEnd,
      stopWith: "SIGINT",
      ...(options.data === null ? {} : { cwd: options.data }),
    },
  );
  await untilAnswers(`http://127.0.0.1:${options.port}/`, options.alive ?? (() => undefined));
  return child;
}
