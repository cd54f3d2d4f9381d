import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { z } from "zod";

const personSchema = z.object({ id: z.string(), name: z.string(), aadObjectId: z.string() });

const tenantSchema = z.object({
  tenantId: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
  currentUser: personSchema,
  users: z.array(personSchema),
  personalChat: z.object({ id: z.string() }),
  groupChats: z.array(z.object({ id: z.string(), name: z.string() })).length(1),
  teams: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        channels: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    )
    .length(1),
});

/** The make-believe tenant as the Playground read it: people, chats, the team and their ids. */
export type Tenant = z.infer<typeof tenantSchema>;

/** Where something is said: Hilary's own chat with the bot, the group chat, or a channel by name. */
export type Place = "personal" | "group" | { readonly channel: string };

/** A running Playground, standing in for the Teams service. */
export type Playground = {
  /** The address of its page. */
  readonly url: string;
  /** Who and what there is to talk to. */
  readonly tenant: Tenant;
  /**
   * Has somebody other than the person at the keyboard write to the bot, mentioning it where Teams
   * would ask for that. The Playground hands the activity to the bot but does not draw it: the page
   * shows only the answer, which in a channel is a new post. Resolves before the bot has answered.
   */
  readonly sayAs: (person: string, place: Place, text: string) => Promise<void>;
  /** Tells the bot, as Teams does, that a meeting in a place began or ended. Resolves before the bot has answered. */
  readonly meeting: (phase: "Start" | "End", place: Place) => Promise<void>;
  /** Stops the process and removes its log. */
  readonly stop: () => Promise<void>;
};

/** What `startPlayground` needs: the bot's messaging endpoint and the file that holds the tenant. */
export type PlaygroundOptions = {
  readonly botEndpoint: string;
  readonly configPath: string;
  /** 0, the default, takes any free port; a port that is taken is silently swapped for a free one. */
  readonly port?: number;
};

/**
 * Starts the Microsoft 365 Agents Playground beside the bot under test, with no browser and no
 * telemetry. The bot should be listening already: the Playground waits up to 15 s for its endpoint
 * to answer before it says what the tenant is. Throws with the Playground's own log when it fails.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const logDirectory = await mkdtemp(join(tmpdir(), "playground-"));
  const logFile = join(logDirectory, "playground.log");
  const cli = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/cli.js");
  const child = spawn(
    process.execPath,
    [
      cli,
      "start",
      "--app-endpoint",
      options.botEndpoint,
      "--channel-id",
      "msteams",
      "--port",
      String(options.port ?? 0),
      "--disable-telemetry",
    ],
    {
      cwd: logDirectory,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: "none",
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: resolve(options.configPath),
        M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
      },
    },
  );
  const kill = () => child.kill();
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    await stopProcess(child);
    await rm(logDirectory, { recursive: true, force: true });
  };
  try {
    return { ...(await playgroundAt(`http://localhost:${await listeningPort(child)}`)), stop };
  } catch (error) {
    const log = await readFile(logFile, "utf8").catch(() => "(no log)");
    await stop();
    const told = log.split("\n").filter((line) => !line.startsWith("debug "));
    throw new Error(`The Playground did not start. Its log:\n${told.join("\n")}`, { cause: error });
  }
}

/** A Playground that somebody else started, and will stop, by the address of its page. */
export async function playgroundAt(url: string): Promise<Playground> {
  const { config } = z
    .object({ config: tenantSchema })
    .parse(await getJson(`${url}/_internal/v1/config`));
  async function hand(activity: object): Promise<void> {
    const response = await fetch(`${url}/_internal/v1/customActivities`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
    });
    if (!response.ok) throw new Error(`The Playground refused it: ${response.status}`);
  }

  return {
    url,
    tenant: config,
    stop: async () => undefined,
    sayAs: (name, place, text) => hand(activityFrom(url, config, name, place, text)),
    meeting: (phase, place) => {
      const activity = activityFrom(url, config, config.currentUser.name, place, "");
      return hand({
        ...activity,
        type: "event",
        name: `application/vnd.microsoft.meeting${phase}`,
        value: { MeetingType: "Scheduled", Title: "Improvement board" },
        channelData: { ...activity.channelData, meeting: { id: "MCMxOTptZWV0aW5nXzEjMA==" } },
        entities: [],
        text: undefined,
      });
    },
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = new AbortController();
  await Promise.race([
    exited,
    delay(5_000, undefined, { signal: timer.signal, ref: false }).catch(() => undefined),
  ]);
  timer.abort();
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await exited;
  }
}

async function listeningPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error("The Playground was started without a pipe to read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Listening on (\d+)$/.exec(line)?.[1];
    if (port) {
      child.stdout.resume();
      return Number(port);
    }
  }
  throw new Error("The Playground ended before it listened.");
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}

function conversationOf(tenant: Tenant, place: Place) {
  const team = tenant.teams[0];
  const group = tenant.groupChats[0];
  if (!team || !group) throw new Error("The tenant has no team or no group chat.");
  if (place === "personal") {
    return { id: tenant.personalChat.id, type: "personal", label: "Personal Chat" } as const;
  }
  if (place === "group") return { id: group.id, type: "groupChat", label: group.name } as const;
  const channel = team.channels.find(({ name }) => name === place.channel);
  if (!channel) throw new Error(`The team has no channel called ${place.channel}.`);
  return { id: channel.id, type: "channel", label: `${team.name} - ${channel.name}` } as const;
}

function personCalled(tenant: Tenant, name: string) {
  const person = [tenant.currentUser, ...tenant.users].find((user) => user.name === name);
  if (!person) throw new Error(`Nobody in the tenant is called ${name}.`);
  return person;
}

function activityFrom(url: string, tenant: Tenant, name: string, place: Place, text: string) {
  const { id, type } = conversationOf(tenant, place);
  const mention = `<at>${tenant.bot.name}</at>`;
  const from = personCalled(tenant, name);
  const alone = type === "personal";
  if (alone && from.id !== tenant.currentUser.id) {
    throw new Error(`The only personal chat is ${tenant.currentUser.name}'s.`);
  }
  const now = new Date().toISOString();
  const team = { id: tenant.teams[0]?.id };
  return {
    type: "message",
    id: crypto.randomUUID(),
    timestamp: now,
    localTimestamp: now,
    channelId: "msteams",
    serviceUrl: `${url}/_connector`,
    from,
    recipient: tenant.bot,
    conversation: {
      id,
      conversationType: type,
      tenantId: tenant.tenantId,
      ...(!alone && { isGroup: true }),
    },
    channelData: {
      tenant: { id: tenant.tenantId },
      ...(type === "channel" && { team, channel: { id } }),
    },
    entities: alone ? [] : [{ type: "mention", mentioned: tenant.bot, text: mention }],
    locale: "en-GB",
    textFormat: "plain",
    text: alone ? text : `${mention} ${text}`,
  };
}

/**
 * A headless Chromium: the one at `CHROMIUM_PATH`, or Debian's. Close it when the tests are done;
 * one serves any number of pages.
 */
export async function launchBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Browser> {
  return chromium.launch({
    executablePath: env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** How the Playground's page answered a press: its status and body, which the page may not show. */
export type Answer = { readonly status: number; readonly body: unknown };

/** What every verb on a card takes: the card it means, when that is not the newest one. */
export type OnCard = { readonly card?: Locator };

/**
 * The Playground's page, spoken to as a person would use it. "Newest" is the last in a chat; a
 * channel shows its newest post first, so there it is the last within the newest post that matches.
 */
export type PlaygroundPage = {
  /** The page itself, for what no verb covers. */
  readonly page: Page;
  /** Goes to a conversation. The first visit installs the bot there, as does every new page. */
  readonly goTo: (place: Place) => Promise<void>;
  /**
   * Types a message and sends it: in a channel as a new post, or a reply within the newest post.
   * Outside the personal chat it mentions the bot first unless told not to; `@[Dave Carr]` in the
   * text mentions a person.
   */
  readonly say: (
    text: string,
    options?: { readonly mention?: boolean; readonly reply?: boolean },
  ) => Promise<void>;
  /** Says something and gives back the bot's next message there, once it has one. */
  readonly ask: (text: string, options?: { readonly reply?: boolean }) => Promise<Locator>;
  /**
   * Waits for the newest bot message (or post) that contains the text. A message or an error that
   * answers a press is drawn beneath its card, within the card's message.
   */
  readonly message: (text: string | RegExp) => Promise<Locator>;
  /**
   * Waits for the newest card that contains the text; without one, the newest card. What it gives
   * is looked up again at each use: ask anew for a card whose text has changed.
   */
  readonly card: (text?: string | RegExp) => Promise<Locator>;
  /**
   * Presses a button by its exact title, in the overflow menu if it is there, and waits for the
   * bot's answer; `local` is for a button that never reaches the bot, such as one stopped by a
   * missing input. A title used twice on the card is refused.
   */
  readonly press: (
    title: string,
    options?: OnCard & { readonly local?: boolean },
  ) => Promise<Answer | undefined>;
  /** Presses the innermost row with a select action that contains the text, and waits. */
  readonly pressRow: (text: string | RegExp, options?: OnCard) => Promise<Answer>;
  /**
   * Fills an input by its label. Text and numbers are typed, a date is YYYY-MM-DD, choices go by
   * the title shown (several where several may be ticked) and a toggle is 'true' or 'false'. The
   * page empties every input whenever a message or an answer arrives: fill only when all is quiet.
   */
  readonly fill: (
    label: string,
    value: string | readonly string[],
    options?: OnCard,
  ) => Promise<void>;
  /** From now on presses (not messages) come from this person; the page still names Hilary. */
  readonly pressAs: (person: string) => void;
  /** Saves a picture of the whole conversation, however long, without the page's side panels. */
  readonly screenshot: (path: string) => Promise<void>;
  /** Closes the page. The next one starts with empty conversations. */
  readonly close: () => Promise<void>;
};

/** Opens the Playground's page, in British English and London time, ready in the personal chat. */
export async function openPlaygroundPage(
  browser: Browser,
  playground: Playground,
): Promise<PlaygroundPage> {
  const { tenant, url } = playground;
  const viewport = { width: 1600, height: 900 };
  const context = await browser.newContext({
    viewport,
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  // What the bot sends of itself comes when it comes, and later on a machine that has much to do.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const botAvatar = `[role=img][aria-label="${tenant.bot.name}"]`;
  const composers = page.locator("[data-lexical-editor]");
  const posts = page.locator('.fui-Card:has([aria-label="Send Message"])');
  let place: Place = "personal";
  let presser = tenant.currentUser;
  let held: (() => void)[] | undefined;

  // The page asks a Microsoft CDN for fonts: without them every run looks the same, on line or off.
  await page.route(
    (address) => address.origin !== new URL(url).origin,
    (route) => route.abort(),
  );
  await page.route(answered, (route) => {
    const body = z.looseObject({}).parse(route.request().postDataJSON());
    return route.continue({ postData: { ...body, from: { id: presser.id } } });
  });

  // The page drops an answer to a post it has not drawn yet, which a quick bot's often is. So what
  // the bot says is held back while something is being sent.
  await page.routeWebSocket(/\/_ws_conversation\//, (socket) => {
    socket.connectToServer().onMessage((frame) => {
      if (held) held.push(() => socket.send(frame));
      else socket.send(frame);
    });
  });
  const holdingAnswers = async (send: () => Promise<void>) => {
    const waiting: (() => void)[] = [];
    held = waiting;
    try {
      await send();
    } finally {
      held = undefined;
      for (const deliver of waiting) deliver();
    }
  };

  // The page installs the bot wherever it goes for the first time, and its log tells when the bot
  // has dealt with that: anything said earlier could be answered by the welcome.
  const logged = (name: string) => page.getByText(new RegExp(`^${name} \\d{3}$`));
  const installing = async (visit: () => Promise<unknown>) => {
    const updates = [logged("installationUpdate"), logged("conversationUpdate")];
    const before = await Promise.all(updates.map((update) => update.count()));
    await visit();
    await Promise.all(updates.map((update, index) => update.nth(before[index] ?? 0).waitFor()));
  };
  const installedIn = new Set<"personal" | "group" | "team">(["personal"]);
  await installing(() => page.goto(url));
  await composers.first().waitFor();

  const inChannel = () => typeof place === "object";

  // In a channel nothing but the bot's picture tells its replies and posts from other people's.
  const replies = `div:not(.fui-CardHeader__header):has(> div > ${botAvatar})`;
  const botPosts = posts.and(page.locator(`:has(> .fui-CardHeader ${botAvatar})`));
  const messages = () => (inChannel() ? replies : ".fai-OutputCard");

  const card = async (text: string | RegExp = "") => {
    const cards = page.locator(".ac-preview-panel", { hasText: text });
    const found = inChannel() ? posts.filter({ has: cards }).first().locator(cards) : cards;
    await found.last().waitFor();
    return found.last();
  };

  const message = async (text: string | RegExp) => {
    const matching = page.locator(messages(), { hasText: text });
    const post = posts
      .filter({ has: matching })
      .or(botPosts.filter({ hasText: text }))
      .first();
    const found = inChannel() ? post.locator(matching).or(post) : matching;
    await found.last().waitFor();
    return found.last();
  };

  const answerTo = async (act: () => Promise<void>): Promise<Answer> => {
    const [response] = await Promise.all([page.waitForResponse(answered), act()]);
    const text = await response.text();
    return { status: response.status(), body: text === "" ? undefined : JSON.parse(text) };
  };

  const typeMention = async (composer: Locator, name: string) => {
    await page.keyboard.insertText(`@${name}`);
    const people = page.getByRole("listbox", { name: "Typeahead menu" }).getByRole("menuitem");
    await people.filter({ hasText: name }).click();
    await composer.locator(".mention", { hasText: name }).last().waitFor();
  };

  const say: PlaygroundPage["say"] = async (text, options = {}) => {
    const { mention = place !== "personal", reply = false } = options;
    const post = inChannel() && reply ? posts.first() : undefined;
    const composer = (post?.locator("[data-lexical-editor]") ?? composers).first();
    await composer.click();
    if (mention) await typeMention(composer, tenant.bot.name);
    if (mention && text !== "") await page.keyboard.insertText(" ");
    for (const [index, part] of text.split(/@\[(.+?)\]/).entries()) {
      if (index % 2 === 1) await typeMention(composer, part);
      else await page.keyboard.insertText(part);
    }
    const send =
      inChannel() && !reply
        ? page.getByRole("button", { name: "Post", exact: true })
        : (post ?? page).getByRole("button", { name: "Send Message" });
    const drawn = !inChannel()
      ? page.getByLabel("Message header", { exact: true })
      : (post?.locator("[role=img]") ?? posts);
    const before = await drawn.count();
    await holdingAnswers(async () => {
      const [response] = await Promise.all([
        page.waitForResponse(/\/_conversation\/v1\/conversations\/.+\/messages$/),
        send.click(),
      ]);
      if (!response.ok()) throw new Error(`The Playground refused it: ${await response.text()}`);
      await drawn.nth(before).waitFor();
    });
  };

  const newestScope = () => (inChannel() ? posts.first() : page.locator("body"));

  const ask: PlaygroundPage["ask"] = async (text, options) => {
    // A new post stands first and begins without an answer; anything else gains one at its end.
    const newPost = inChannel() && options?.reply !== true;
    const before = newPost ? 0 : await newestScope().locator(messages()).count();
    await say(text, options);
    const answer = newestScope().locator(messages()).nth(before);
    await answer.waitFor();
    return answer;
  };

  const press: PlaygroundPage["press"] = async (title, options = {}) => {
    const target = options.card ?? (await card());
    const click = async () => {
      const button = target.getByRole("button", { name: title, exact: true });
      const more = target.getByRole("button", { name: "More options" });
      await button.or(more).first().waitFor();
      if ((await button.count()) > 0) return button.click();
      for (const menu of await more.all()) {
        await menu.click();
        await page.getByRole("menuitem").first().waitFor();
        const item = page.getByRole("menuitem", { name: title, exact: true });
        if ((await item.count()) > 0) return item.click();
        await page.keyboard.press("Escape");
      }
      // The page draws its cards anew now and then: give the button itself time to come back.
      return button.click();
    };
    if (!options.local) return answerTo(click);
    await click();
    return undefined;
  };

  const pressRow: PlaygroundPage["pressRow"] = async (text, options = {}) => {
    const target = options.card ?? (await card(text));
    const row = target.locator(".ac-selectable", { hasText: text }).last();
    return answerTo(() => row.click());
  };

  const fill: PlaygroundPage["fill"] = async (label, value, options = {}) => {
    const target = options.card ?? (await card());
    const values = typeof value === "string" ? [value] : value;
    const first = values[0] ?? "";
    const control = target.getByLabel(labelled(label)).first();
    await control.waitFor();
    const within = async (selector: string) =>
      (await target
        .locator(selector)
        .filter({ has: page.getByLabel(labelled(label)) })
        .count()) > 0;
    if ((await control.getAttribute("role")) === "radiogroup") {
      await control.getByRole("radio", { name: first, exact: true }).check();
    } else if ((await control.getAttribute("type")) === "checkbox") {
      const boxes = target.getByLabel(labelled(label));
      if ((await boxes.count()) === 1 && (first === "true" || first === "false")) {
        await boxes.setChecked(first === "true");
        return;
      }
      for (const title of values) {
        await target.getByRole("checkbox", { name: `${label} ${title}`, exact: true }).check();
      }
    } else if (await within(".fui-DatePicker")) {
      const shown = spelledOut(first);
      await control.fill(shown);
      await control.press("Enter");
      const taken = await control.inputValue();
      if (taken !== shown) throw new Error(`The date ${first} was taken as "${taken}".`);
      // The calendar that it opened would swallow the next press.
      await page.keyboard.press("Escape");
    } else if (await within(".fui-Combobox")) {
      await control.click();
      await control.fill(first);
      await page.getByRole("option", { name: first, exact: true }).click();
    } else {
      await control.fill(first);
    }
  };

  return {
    page,
    card,
    message,
    say,
    ask,
    press,
    pressRow,
    fill,
    goTo: async (next) => {
      const { label } = conversationOf(tenant, next);
      const visit = async () => {
        await page.getByRole("treeitem", { name: label, exact: true }).click();
        place = next;
        const prompt = inChannel() ? "Start a new post" : "Type a message...";
        await page.getByText(prompt, { exact: true }).first().waitFor();
      };
      const within = typeof next === "string" ? next : "team";
      if (installedIn.has(within)) return visit();
      await installing(visit);
      installedIn.add(within);
    },
    pressAs: (name) => {
      presser = personCalled(tenant, name);
    },
    screenshot: async (path) => {
      const hidden = z.number().parse(await page.evaluate(markConversation));
      await page.setViewportSize({ ...viewport, height: viewport.height + hidden });
      await page.locator("[data-conversation]").screenshot({ path });
      await page.setViewportSize(viewport);
    },
    close: () => context.close(),
  };
}

// The two requests the page makes when a card is pressed: Action.Execute and Action.Submit.
const answered = /\/_conversation\/v1\/(invoke|submit)$/;

// Marks the pane that scrolls around the messages, and tells how much of it is out of sight.
const markConversation = `(() => {
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
  const inside = '.fai-OutputCard, .fui-Card, [aria-label="Message header"]';
  const panes = [...document.querySelectorAll('div')].filter(scrolls);
  const pane = panes.findLast((element) => element.querySelector(inside)) ?? document.body;
  document.querySelector('[data-conversation]')?.removeAttribute('data-conversation');
  pane.setAttribute('data-conversation', '');
  return pane.scrollHeight - pane.clientHeight;
})()`;

// A required input's label ends in a star that is no part of the card's JSON.
function labelled(label: string): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*\\*?$`);
}

// As the date picker writes it in British English, so that what it took can be compared.
function spelledOut(isoDate: string): string {
  const date = new Date(`${z.iso.date().parse(isoDate)}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
