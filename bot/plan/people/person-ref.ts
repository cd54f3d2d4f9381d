/** A reference for a person, made of the name: `Ada Bell` is `ada-bell`. */
export function personRef(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return slug.slice(0, 100) || "unnamed";
}
