import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { ClaimsIdentity, type ConnectorClient } from "botframework-connector";

/** The bot's registration, by the names the Bot Framework gives these settings; none in local mode. */
export type Registration = {
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId: string;
};

/** The SDK's adapter, and a way to the connector that does not resend by itself. */
export function createAdapter(registration: Registration | null) {
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...registration });
  const adapter = new CloudAdapter(authentication);

  return {
    adapter,

    /**
     * A connector client that makes each request once. The SDK resends a create after a 5xx that
     * may have been delivered, which would post twice; taking the retry phase out of the client's
     * inner pipeline is the one way to stop it, so a test guards this.
     */
    async connector(serviceUrl: string): Promise<ConnectorClient> {
      const appId = registration?.MicrosoftAppId ?? "";
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

export type TeamsAdapter = ReturnType<typeof createAdapter>;
