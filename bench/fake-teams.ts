import { Agent, createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** The one person of the bench: a clerk, so that every update is allowed. */
export const PERSON = {
  id: "29:bench-clerk",
  name: "Hilary Fordham",
  aadObjectId: "5e4d0000-0000-4000-8000-000000000020",
  userPrincipalName: "hilary.fordham@send-partnership.example",
  tenantId: "5e4d0000-0000-4000-8000-000000000001",
};

const BOT = { id: "28:5e4d0000-0000-4000-8000-000000000010", name: "Plan Board" };

/** A message that arrived, or an edit of one, and when. */
export type Arrival = {
  readonly conversation: string;
  readonly at: number;
  readonly body: string;
  readonly edit: boolean;
};

export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>;

/** What a turn came to: how long its request took in milliseconds, and what the bot answered to it. */
export type TurnTaken = { readonly milliseconds: number; readonly answer: string };

/**
 * Teams as a bot meets it, on this machine: a connector that takes what the bot sends, and turns
 * sent to the bot as Teams makes them. It looks into nothing while a turn is being timed.
 */
export async function startFakeTeams() {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const arrived = new Map<string, string>();
  let arrivals: Arrival[] = [];
  let made = 0;

  const server = createServer(async (req, res) => {
    const [, conversation = "", what] =
      /conversations\/([^/?]+)\/([^/?]+)/.exec(req.url ?? "") ?? [];
    const body = await textOf(req);
    let answer: object = { id: `sent-${++made}` };
    if (what === "members") answer = { ...PERSON, userRole: "user" };
    else {
      const place = decodeURIComponent(conversation);
      // A card that is brought up to date is no answer.
      if (req.method !== "PUT") arrived.set(place, body);
      arrivals.push({
        conversation: place,
        at: performance.now(),
        body,
        edit: req.method === "PUT",
      });
    }
    res.writeHead(req.method === "POST" ? 201 : 200, { "Content-Type": "application/json" });
    res.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const common = (conversation: string) => ({
    id: `f:${++made}`,
    timestamp: new Date().toISOString(),
    channelId: "msteams",
    serviceUrl,
    from: { id: PERSON.id, name: PERSON.name, aadObjectId: PERSON.aadObjectId },
    recipient: BOT,
    conversation: {
      id: conversation,
      conversationType: "personal",
      tenantId: PERSON.tenantId,
    },
    channelData: { tenant: { id: PERSON.tenantId } },
    locale: "en-GB",
    entities: [
      {
        type: "clientInfo",
        locale: "en-GB",
        country: "GB",
        platform: "Web",
        timezone: "Europe/London",
      },
    ],
  });

  return {
    serviceUrl,

    /** What has arrived since it was last asked. */
    takeArrivals(): readonly Arrival[] {
      const taken = arrivals;
      arrivals = [];
      return taken;
    },

    /** Types a text to a bot; the turn is over when its request is answered. What was answered is what arrived last. */
    async say(bot: string, conversation: string, text: string): Promise<TurnTaken> {
      const activity = { type: "message", textFormat: "plain", text, ...common(conversation) };
      arrived.delete(conversation);
      const { milliseconds } = await post(agent, bot, activity);
      const answer = arrived.get(conversation);
      if (answer === undefined) throw new Error(`Nothing arrived as the answer to “${text}”.`);
      return { milliseconds, answer };
    },

    /** Presses a card's button; its answer is the body of the request's own answer. */
    press(bot: string, conversation: string, data: Readonly<Record<string, unknown>>) {
      const action = { type: "Action.Execute", title: "Save", verb: data.command, data };
      return post(agent, bot, {
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action, trigger: "manual" },
        replyToId: "sent-1",
        ...common(conversation),
      });
    },

    async stop(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}

function post(agent: Agent, bot: string, activity: object): Promise<TurnTaken> {
  const body = JSON.stringify(activity);
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const req = request(
      `${bot}/api/messages`,
      {
        agent,
        method: "POST",
        headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      },
      async (res) => {
        const answer = await textOf(res);
        const milliseconds = performance.now() - start;
        if (res.statusCode === 200) resolve({ milliseconds, answer });
        else reject(new Error(`The bot answered a turn with ${res.statusCode}: ${answer}`));
      },
    );
    req.once("error", reject);
    req.end(body);
  });
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = "";
  stream.setEncoding("utf8");
  for await (const part of stream) text += part;
  return text;
}
