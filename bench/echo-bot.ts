import { createAdapter } from "../bot/teams/adapter.ts";
import { createServer, type ServerNeeds } from "../bot/teams/server.ts";

/**
 * The least that a bot can do on the same adapter and server: it says what was said to it, and
 * answers a press with a small card. What Plan Board costs is told as a multiple of this.
 */

const card = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "TextBlock", text: "Pressed.", wrap: true }],
};

const logic: ServerNeeds["logic"] = async (context) => {
  if (context.activity.type === "message") {
    await context.sendActivity({ type: "message", text: context.activity.text });
    return;
  }
  const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card };
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });
};

const server = createServer({
  adapter: createAdapter(null),
  logic,
  guard: { mode: "local" },
  troubles: async () => [],
  onRefusal: ({ why }) => process.stderr.write(`Refused: ${why}\n`),
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
await server.listen("127.0.0.1", Number(process.argv[2]));
process.once("SIGTERM", () => process.exit(0));
