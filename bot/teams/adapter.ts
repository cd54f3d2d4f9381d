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
  GovernmentConstants,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import { createTokenCheck } from "./token.ts";

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

/** The SDK's adapter, the check of who sends to it, and a way to the connector that does not resend by itself. */
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

  const requestOf = (claimsIdentity: ClaimsIdentity): Request => ({
    audience: cloud.ToChannelFromBotOAuthScope,
    claimsIdentity,
    connectorFactory: authentication.createConnectorFactory(claimsIdentity),
  });

  return {
    adapter,

    /** Whose request it is, or why it is refused. In local mode there are no tokens. Throws if the keys cannot be had. */
    async verify(
      authorization: string,
      serviceUrl: string,
    ): Promise<{ readonly request: Request } | { readonly refused: string }> {
      if (!check) {
        const anonymous = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        return { request: requestOf(anonymous) };
      }
      const checked = await check(authorization, serviceUrl);
      return "refused" in checked ? checked : { request: requestOf(checked.identity) };
    },

    /**
     * A connector client that makes each request once. The SDK resends a create after a 5xx that
     * may have been delivered, which would post twice; taking the retry phase out of the client's
     * inner pipeline is the one way to stop it, so a test guards this.
     */
    async connector(serviceUrl: string): Promise<ConnectorClient> {
      const identity = new ClaimsIdentity([
        { type: "aud", value: appId },
        { type: "appid", value: appId },
        { type: "serviceurl", value: serviceUrl },
      ]);
      const factory = authentication.createConnectorFactory(identity);
      // No audience: the factory then takes the one of the configured cloud, which its types do not say.
      const client = await factory.create(serviceUrl, undefined as unknown as string);
      const inner = client as unknown as {
        client?: { pipeline?: { removePolicy(options: { phase: "Retry" }): unknown } };
      };
      inner.client?.pipeline?.removePolicy({ phase: "Retry" });
      return client;
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
