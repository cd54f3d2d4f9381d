import { PNG } from "pngjs";
import type { Shape } from "./shapes.ts";

/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A shape and what it is painted with; later layers lie on top of earlier ones. */
export type Layer = { readonly shape: Shape; readonly colour: Colour };

const samplesAcross = 8;

/**
 * Paints layers on a transparent square of `size` pixels. Edges are smoothed by looking at 64
 * points inside every pixel and averaging what they hit.
 */
export function paint(size: number, layers: readonly Layer[]): PNG {
  const image = new PNG({ width: size, height: size });
  const topFirst = layers.toReversed();
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      image.data.set(pixelAt(column, row, topFirst), (row * size + column) * 4);
    }
  }
  return image;
}

function pixelAt(column: number, row: number, topFirst: readonly Layer[]): readonly number[] {
  let [red, green, blue, covered] = [0, 0, 0, 0];
  for (let i = 0; i < samplesAcross * samplesAcross; i += 1) {
    const x = column + ((i % samplesAcross) + 0.5) / samplesAcross;
    const y = row + (Math.floor(i / samplesAcross) + 0.5) / samplesAcross;
    const hit = topFirst.find(({ shape }) => shape(x, y));
    if (hit === undefined) continue;
    red += hit.colour[0];
    green += hit.colour[1];
    blue += hit.colour[2];
    covered += 1;
  }
  if (covered === 0) return [0, 0, 0, 0];
  const alpha = (covered / samplesAcross ** 2) * 255;
  return [red / covered, green / covered, blue / covered, alpha].map(Math.round);
}
