import { Server } from "node:net";

/**
 * Preloaded into the Playground: a server that is told no host listens on every network of the
 * machine, and whoever reaches the Playground speaks as its person. Here it listens on loopback only.
 */
const listen = Server.prototype.listen as (this: Server, ...args: unknown[]) => Server;
Server.prototype.listen = function listenHere(this: Server, ...args: unknown[]): Server {
  const [first, second] = args;
  const isPort = typeof first === "number" || (typeof first === "string" && /^\d+$/.test(first));
  if (isPort && typeof second !== "string") {
    return listen.call(this, first, "127.0.0.1", ...args.slice(1));
  }
  if (typeof first === "object" && first !== null && "port" in first && !("host" in first)) {
    return listen.call(this, { ...first, host: "127.0.0.1" }, ...args.slice(1));
  }
  return listen.apply(this, args);
} as typeof Server.prototype.listen;
