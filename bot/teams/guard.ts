/** What a request must be before the SDK sees it. */
export type GuardSettings =
  | { readonly mode: "local" }
  | {
      readonly mode: "teams";
      readonly serviceHosts: ReadonlySet<string>;
      readonly tenants: ReadonlySet<string>;
    };

const ISSUER = "https://api.botframework.com";

/** Largest body of a request, in bytes. Compressed bodies are refused, since the parser counts them compressed. */
export const LARGEST_BODY = 256 * 1024;

/** The HTTP status with which a request is refused by its headers, or null if they will do. */
export function refuseHeaders(headers: Readonly<Record<string, unknown>>): number | null {
  const encoding = headers["content-encoding"];
  if (typeof encoding === "string" && encoding.toLowerCase() !== "identity") return 415;
  const type = headers["content-type"];
  if (typeof type !== "string" || !/^application\/json\b/i.test(type)) return 415;
  return null;
}

/**
 * The HTTP status with which an activity is refused, or null if the SDK may see it. The SDK reads
 * unverified tokens of emulators and checks no tenant; nothing but a Teams token for a known
 * service address and tenant comes through here. In local mode only loopback may be answered.
 */
export function refuseActivity(
  settings: GuardSettings,
  authorization: unknown,
  body: unknown,
): number | null {
  const activity = (typeof body === "object" && body !== null ? body : {}) as {
    readonly serviceUrl?: unknown;
    readonly channelId?: unknown;
    readonly conversation?: { readonly tenantId?: unknown } | null;
    readonly channelData?: { readonly tenant?: { readonly id?: unknown } | null } | null;
  };
  const host = hostOf(activity.serviceUrl);
  if (settings.mode === "local") return host && isLoopback(host.hostname) ? null : 403;
  if (issuerOf(authorization) !== ISSUER) return 401;
  if (activity.channelId !== "msteams") return 403;
  if (host?.protocol !== "https:" || !settings.serviceHosts.has(host.hostname)) return 403;
  const tenants = [activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter(
    (tenant) => tenant !== undefined && tenant !== null,
  );
  if (tenants.length === 0) return 403;
  return tenants.every((t) => typeof t === "string" && settings.tenants.has(t)) ? null : 403;
}

function hostOf(url: unknown): URL | null {
  return typeof url === "string" ? URL.parse(url) : null;
}

/** Whether a host is this machine. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "[::1]" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/** The issuer that a bearer token names. It is not trusted: it only decides who may try the SDK's checks. */
function issuerOf(authorization: unknown): string | null {
  if (typeof authorization !== "string" || authorization.length > 16_384) return null;
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const issuer = (claims as { iss?: unknown } | null)?.iss;
    return typeof issuer === "string" ? issuer : null;
  } catch {
    return null;
  }
}
