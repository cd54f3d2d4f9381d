/** A fault that whoever makes the package can cure; its message says how, and no stack is shown. */
export class PackageError extends Error {
  override readonly name = "PackageError";
}
