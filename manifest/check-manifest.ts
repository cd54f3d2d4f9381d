import { type AppManifest, AppManifestUtils } from "@microsoft/app-manifest";
import type { Json } from "./fill-manifest.ts";

/**
 * Holds a filled manifest against Microsoft's schema for the version that it names. The schemas come
 * with @microsoft/app-manifest, so this needs no network. Returns one line a fault, none if it fits.
 */
export async function checkManifest(manifest: Json): Promise<readonly string[]> {
  // The library's type describes a manifest that fits; whether this one does is the question.
  return AppManifestUtils.validateAgainstSchema(manifest as unknown as AppManifest);
}
