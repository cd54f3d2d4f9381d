import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  GovernmentConstants,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import { once } from "./connector/deadline.ts";
import { createTokenCheck, isFor } from "./token.ts";

/** The bot's registration, by the names the Bot Framework gives these settings; none in local mode. */
export type Registration = {
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId: string;
  /** The Bot Framework of the US government's clouds; left out everywhere else. */
  readonly ChannelService?: string | undefined;
};

/**
 * Another Bot Framework than Microsoft's own: a test's. It is handed in by who builds the app, and
 * no setting leads here, so that nothing outside the program can say whose keys are trusted.
 */
export type Trust = {
  /** The OpenID metadata document that leads to its keys. */
  readonly keysAt: string;
  /** The token that the bot shows to its connector. */
  readonly connectorToken: () => Promise<string>;
};

/** Whose request it is, as far as the SDK asks. */
export type Request = AuthenticateRequestResult;

/** A request whose token is right: whose it is, once the service address that it came from is known. */
type Verified = {
  readonly at: (serviceUrl: string) => { readonly request: Request } | { readonly refused: string };
};

/** The SDK's adapter, for requests that have been verified here. */
class VerifiedAdapter extends CloudAdapter {
  run(
    request: Request,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(request, activity, logic);
  }
}

/** Where every client of the connector comes from, those of turns too: none resends by itself or waits for ever. */
class OnceFactory extends ConnectorFactory {
  readonly #factory: ConnectorFactory;

  constructor(factory: ConnectorFactory) {
    super();
    this.#factory = factory;
  }

  async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    return once(await this.#factory.create(serviceUrl, audience));
  }
}

/** The SDK's adapter, the check of who sends to it, and the way to the connector. */
export function createAdapter(registration: Registration | null, trust?: Trust) {
  const cloud = registration?.ChannelService ? GovernmentConstants : AuthenticationConstants;
  const appId = registration?.MicrosoftAppId ?? "";
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...registration },
    trust && credentialsFor(appId, trust),
  );
  const adapter = new VerifiedAdapter(authentication);
  const check =
    registration &&
    createTokenCheck({
      appId,
      issuer: cloud.ToBotFromChannelTokenIssuer,
      keysAt: trust?.keysAt ?? cloud.ToBotFromChannelOpenIdMetadataUrl,
    });

  const factoryFor = (identity: ClaimsIdentity) =>
    new OnceFactory(authentication.createConnectorFactory(identity));

  const requestOf = (claimsIdentity: ClaimsIdentity): Request => ({
    audience: cloud.ToChannelFromBotOAuthScope,
    claimsIdentity,
    connectorFactory: factoryFor(claimsIdentity),
  });

  return {
    adapter,

    /**
     * Who signed a request, before its body is read, or why it is refused; then whose request it is, by the
     * service address in its body. In local mode there are no tokens. Throws if the keys cannot be had.
     */
    async verify(authorization: string): Promise<Verified | { readonly refused: string }> {
      if (!check) {
        const anonymous = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        return { at: () => ({ request: requestOf(anonymous) }) };
      }
      const checked = await check(authorization);
      if ("refused" in checked) return checked;
      const { identity } = checked;
      return {
        at: (serviceUrl) =>
          isFor(identity, serviceUrl)
            ? { request: requestOf(identity) }
            : { refused: "a token for another service address" },
      };
    },

    /** A connector client for what the bot says on its own. */
    async connector(serviceUrl: string): Promise<ConnectorClient> {
      const identity = new ClaimsIdentity([
        { type: "aud", value: appId },
        { type: "appid", value: appId },
        { type: "serviceurl", value: serviceUrl },
      ]);
      // No audience: the factory then takes the one of the configured cloud, which its types do not say.
      return factoryFor(identity).create(serviceUrl, undefined as unknown as string);
    },
  };
}

/** Credentials that show the trusted framework's own token instead of asking Entra for one. */
function credentialsFor(appId: string, trust: Trust): ServiceClientCredentialsFactory {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set("authorization", `Bearer ${await trust.connectorToken()}`);
        return request;
      },
    }),
  };
}

export type TeamsAdapter = ReturnType<typeof createAdapter>;
