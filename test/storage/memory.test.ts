import { createMemoryStore } from "../../storage/memory.ts";
import { keepsPlans } from "./contract.ts";

keepsPlans("The memory store", () => {
  const store = createMemoryStore();
  return async () => store;
});
