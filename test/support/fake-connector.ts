import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Card } from "../../cards/frames/render.ts";

/** A person as Teams has them. */
export type TeamsPerson = {
  readonly id: string;
  readonly aadObjectId: string | null;
  readonly name: string;
  readonly upn: string;
  readonly tenantId: string;
  readonly userRole?: string;
};

/** A message that the bot sent: where to, and the card it holds. */
export type Sent = {
  readonly at: Date;
  readonly conversation: string;
  readonly card: Card;
  readonly summary: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A card's message as it stands in a conversation: of a channel, in one thread. */
export type Message = {
  readonly thread: string;
  readonly id: string;
  /** The cards that it showed, the one it shows now last. */
  readonly cards: Card[];
};

type Failure = {
  readonly conversation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: "POST" | "PUT";
  left: number;
};

/** How Teams takes a message by script: whether it puts it in the conversation, and what it answers; nothing is no answer at all. */
export type Scripted = {
  readonly taken: boolean;
  readonly answer?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
  };
};

export type FakeConnector = Awaited<ReturnType<typeof startFakeConnector>>;

/** Stands in for the Teams service over real HTTP: records what the bot sends, knows the roster, fails by script. */
export async function startFakeConnector(
  people: readonly TeamsPerson[],
  channels: readonly { readonly id: string; readonly name: string }[] = [],
  clock: () => Date = () => new Date(),
) {
  const sent: Sent[] = [];
  const texts: string[] = [];
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const failures: Failure[] = [];
  const messages = new Map<string, Message>();
  let meddle: ((request: string) => Promise<void>) | undefined;
  let script: ((conversation: string) => Scripted | undefined) | undefined;
  let ids = 0;
  let open = 0;
  /** The message that a card was sent in. */
  const messageOf = (card: Card) =>
    [...messages.values()].find((message) => message.cards.includes(card));
  const nameOf = (thread: string, id: string) => JSON.stringify([thread, id]);

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
      requests.push(`${request.method} ${path}`);
      authorizations.push(request.headers.authorization);
      await meddle?.(`${request.method} ${path}`);
      // What a test holds up on purpose is not counted as under way.
      open += 1;
      response.once("close", () => {
        open -= 1;
      });
      const text = Buffer.concat(chunks).toString("utf8");
      const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
      const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => {
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(JSON.stringify(json));
      };
      const member = /^\/v3\/conversations\/(.+)\/members\/(.+)$/.exec(path);
      if (request.method === "GET" && member) {
        const person = people.find((p) => p.id === member[2]);
        if (!person) return answer(404, { error: { code: "MemberNotFoundInConversation" } });
        return answer(200, {
          id: person.id,
          name: person.name,
          aadObjectId: person.aadObjectId,
          userPrincipalName: person.upn,
          tenantId: person.tenantId,
          userRole: person.userRole ?? "user",
        });
      }
      const team = /^\/v3\/teams\/([^/]+)(\/conversations)?$/.exec(path);
      if (request.method === "GET" && team) {
        return answer(
          200,
          team[2]
            ? { conversations: [{ id: team[1], name: null }, ...channels] }
            : { id: team[1], name: "SEND Partnership" },
        );
      }
      const activity = (body.activity ?? body) as Record<string, unknown>;
      const channel = body.channelData as { channel?: { id?: string } } | undefined;
      const conversation =
        /^\/v3\/conversations\/(.+)\/activities/.exec(path)?.[1] ?? channel?.channel?.id ?? "";
      const failure = failures.find(
        (f) => f.left > 0 && f.conversation === conversation && f.method === request.method,
      );
      if (failure) {
        failure.left -= 1;
        return answer(failure.status, { error: { code: "Scripted" } }, { ...failure.headers });
      }
      const scripted = request.method === "POST" ? script?.(conversation) : undefined;
      if (scripted && !scripted.taken) {
        if (!scripted.answer) return;
        const { status, headers } = scripted.answer;
        return answer(status, { error: { code: "Scripted" } }, headers);
      }
      const [attachment] = (activity.attachments ?? []) as { content: Card }[];
      if (request.method === "PUT") {
        const edited = path.split("/").at(-1) ?? "";
        const message = messages.get(nameOf(conversation, edited));
        if (!message || !attachment) {
          return answer(404, { error: { code: "ActivityNotFoundInConversation" } });
        }
        message.cards.push(attachment.content);
        return answer(200, { id: edited });
      }
      if (typeof activity.text === "string") texts.push(activity.text);
      if (attachment) {
        sent.push({
          at: clock(),
          conversation,
          card: attachment.content,
          summary: String(activity.summary ?? ""),
          body: activity,
        });
      }
      const number = String(++ids);
      const isNew = path === "/v3/conversations";
      const [thread, id] = isNew
        ? [`${conversation};messageid=${number}`, number]
        : [conversation, `m${number}`];
      if (attachment) {
        messages.set(nameOf(thread, id), { thread, id, cards: [attachment.content] });
      }
      if (scripted) {
        if (!scripted.answer) return;
        const { status, headers } = scripted.answer;
        return answer(status, { error: { code: "Scripted" } }, headers);
      }
      return isNew ? answer(201, { id: thread, activityId: id }) : answer(200, { id });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    /** Messages that were plain text, not a card. */
    texts,
    requests,
    /** The Authorization header of each request. */
    authorizations,
    messageOf,
    /** The message of a card is gone, as when somebody deletes it. */
    remove(card: Card) {
      const message = messageOf(card);
      if (message) messages.delete(nameOf(message.thread, message.id));
    },
    /** How many requests were ever begun, and how many are under way. */
    work: () => ({ begun: requests.length, open }),
    /** The next so many messages to a conversation (or edits, in the thread that they are in) fail with a status. */
    fail(
      conversation: string,
      status: number,
      times = 1,
      headers: Record<string, string> = {},
      method: Failure["method"] = "POST",
    ) {
      failures.push({ conversation, status, headers, method, left: times });
    },
    /** From now on each new message is taken as this says; where it says nothing, as ever. */
    script(how?: (conversation: string) => Scripted | undefined) {
      script = how;
    },
    /** From now on every request waits for this before it does anything; without it, none does. */
    meddle(how?: (request: string) => Promise<void>) {
      meddle = how;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
