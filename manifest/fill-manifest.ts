import type { Settings } from "./settings.ts";

/** What `JSON.parse` returns. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
type JsonObject = { readonly [name: string]: Json };

/**
 * The manifest of one installation: the template with each `${{NAME}}` in its texts replaced by the
 * setting of that name. Throws an Error on a name that no setting has.
 */
export function fillManifest(template: Json, settings: Settings): Json {
  const values: Readonly<Record<string, string>> = settings;
  const fill = (part: Json): Json => {
    if (typeof part === "string")
      return part.replaceAll(/\$\{\{(.*?)\}\}/g, (_, name) => value(name));
    if (isArray(part)) return part.map(fill);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, fill(inner)]));
  };
  const value = (name: string): string => {
    const found = Object.hasOwn(values, name) ? values[name] : undefined;
    if (found === undefined) {
      throw new Error(`manifest.json asks for \${{${name}}}, which settings.ts does not have.`);
    }
    return found;
  };
  return fill(template);
}

// Array.isArray does not narrow a readonly array.
function isArray(part: Json): part is readonly Json[] {
  return Array.isArray(part);
}
