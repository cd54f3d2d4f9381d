// pngjs ships no types. This is the part of it that the icons use.
declare module "pngjs" {
  export class PNG {
    constructor(options: { width: number; height: number });
    readonly width: number;
    readonly height: number;
    /** Four bytes a pixel, row by row: red, green, blue, alpha (not premultiplied). */
    readonly data: Buffer;
    static readonly sync: {
      read(file: Buffer): PNG;
      write(image: PNG): Buffer;
    };
  }
}
