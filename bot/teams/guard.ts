/** What a request must be before the SDK sees it. */
export type GuardSettings =
  | { readonly mode: "local" }
  | {
      readonly mode: "teams";
      /** Who must have signed: the Bot Framework of the bot's own cloud. */
      readonly issuer: string;
      /** Hosts that the bot may answer to, with their port where it is not 443. */
      readonly serviceHosts: ReadonlySet<string>;
      readonly tenants: ReadonlySet<string>;
    };

/** A request that goes no further: the status it is answered with, and the reason, which is for our log alone. */
export type Refusal = { readonly status: number; readonly why: string };

/** Largest body of a request, in bytes. */
export const LARGEST_BODY = 256 * 1024;
/** Longest Authorization header: the Bot Framework's own have less than 2,000 characters. */
const LONGEST_AUTHORIZATION = 8192;

const refusal = (status: number, why: string): Refusal => ({ status, why });

/** Why a request is refused by its headers, before a byte of its body is read; null if they will do. */
export function refuseHeaders(
  settings: GuardSettings,
  headers: Readonly<Record<string, unknown>>,
): Refusal | null {
  const encoding = headers["content-encoding"];
  // What unpacks to more than it was sent as would pass the cap on its size.
  if (encoding !== undefined && encoding !== "") return refusal(415, "a content encoding");
  const type = headers["content-type"];
  if (typeof type !== "string" || !/^application\/json\s*(?:;|$)/i.test(type)) {
    return refusal(415, "not JSON");
  }
  if (Number(headers["content-length"] ?? 0) > LARGEST_BODY) return refusal(413, "too large");
  if (settings.mode === "local") return null;
  const { authorization } = headers;
  if (typeof authorization !== "string") return refusal(401, "no token");
  if (authorization.length > LONGEST_AUTHORIZATION) return refusal(401, "too long a token");
  if (issuerOf(authorization) !== settings.issuer) {
    return refusal(401, "a token that the Bot Framework did not issue");
  }
  return null;
}

/**
 * Why an activity is refused, or null if its token may be checked: the SDK looks at neither channel,
 * service host nor tenant. Every place that names a tenant must name an allowed one, letter for
 * letter. In local mode only loopback may be answered.
 */
export function refuseActivity(
  settings: GuardSettings,
  activity: Readonly<Record<string, unknown>>,
): Refusal | null {
  const { serviceUrl, channelId } = activity;
  if (settings.mode === "local") {
    const host = typeof serviceUrl === "string" ? URL.parse(serviceUrl)?.hostname : undefined;
    return host !== undefined && isLoopback(host) ? null : refusal(403, "not from this machine");
  }
  if (channelId !== "msteams") return refusal(403, "another channel than Teams");
  if (!settings.serviceHosts.has(hostOf(serviceUrl))) {
    return refusal(403, "a service host that is not in SERVICE_HOSTS");
  }
  const named = tenantsNamed(activity);
  if (named.length === 0) return refusal(403, "no tenant");
  return named.every((tenant) => typeof tenant === "string" && settings.tenants.has(tenant))
    ? null
    : refusal(403, "a tenant that is not in ALLOWED_TENANTS");
}

/** Everything that an activity names as a tenant, wherever Teams may name one. */
function tenantsNamed(activity: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { conversation, channelData, from } = activity;
  return [
    part(conversation, "tenantId"),
    part(part(channelData, "tenant"), "id"),
    part(from, "tenantId"),
  ].filter((tenant) => tenant !== undefined && tenant !== null);
}

function part(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** The host of an https address, read to the letter: no user, no odd slash that another reader could take otherwise. */
function hostOf(url: unknown): string {
  const host =
    typeof url === "string" ? /^https:\/\/([\w.:-]+)(?:\/|$)/i.exec(url)?.[1] : undefined;
  return host?.toLowerCase() ?? "";
}

/** Whether a host is this machine. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "[::1]" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/** The issuer that a bearer token names. It is not trusted: it only decides whose token is worth checking. */
function issuerOf(authorization: string): string | null {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  const issuer = payload === undefined ? undefined : part(fromBase64(payload), "iss");
  return typeof issuer === "string" ? issuer : null;
}

/** A part of a token, read; undefined if it is not JSON. */
export function fromBase64(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
