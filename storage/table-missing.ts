import type { RestError, TableServiceClientOptions } from "@azure/data-tables";
import { TableMissing } from "../bot/plan/record/store-faults.ts";

type Policy = NonNullable<TableServiceClientOptions["additionalPolicies"]>[number]["policy"];

/** The service's own word for it; a row that is not there is told by another. */
const NO_TABLE = "TableNotFound";

/**
 * Stands in every client of the table and tells two answers apart that have one status: that a row is
 * not there, which is ordinary, and that the table is not, which is not.
 */
export const tableMissing: Policy = {
  name: "tableMissing",
  async sendRequest(request, next) {
    try {
      const response = await next(request);
      // A transaction is answered as taken, with what became of it inside.
      const isBatch = request.url.endsWith("$batch");
      if (isBatch && response.bodyAsText?.includes(`"${NO_TABLE}"`)) throw new TableMissing();
      return response;
    } catch (error) {
      const { statusCode, response } = error as RestError;
      const said = response?.headers.get("x-ms-error-code") ?? response?.bodyAsText;
      if (statusCode === 404 && said?.includes(NO_TABLE)) throw new TableMissing({ cause: error });
      throw error;
    }
  },
};
