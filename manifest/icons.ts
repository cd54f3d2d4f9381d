import { writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { type Colour, type Layer, paint } from "./paint.ts";
import { board, circle, cross, type Shape, stroke, triangle, without } from "./shapes.ts";

const white: Colour = [255, 255, 255];
const teal: Colour = [11, 90, 94];
const shade: Colour = [8, 68, 72];
const line: Colour = [176, 205, 206];
const red: Colour = [196, 43, 66];
const amber: Colour = [232, 152, 0];
const green: Colour = [30, 132, 73];

/**
 * The colour icon, 192 by 192 pixels: a board of three rows, rated by cross, triangle and circle,
 * on the accent colour. The ground fills the square, because Teams cuts it to a tile or to a disc;
 * the board keeps to the middle, which neither cut reaches.
 */
export function drawColourIcon(): PNG {
  const layers: readonly Layer[] = [
    { shape: everywhere, colour: teal },
    { shape: board([36, 39], [156, 159], 18), colour: shade },
    { shape: board([36, 33], [156, 153], 18), colour: white },
    { shape: cross([65, 60], 9, 9), colour: red },
    { shape: stroke([92, 60], [133, 60], 10), colour: line },
    { shape: triangle([65, 93], 22, 18, 3.5), colour: amber },
    { shape: stroke([92, 93], [133, 93], 10), colour: line },
    { shape: circle([65, 126], 13), colour: green },
    { shape: stroke([92, 126], [133, 126], 10), colour: line },
  ];
  return paint(192, layers);
}

/**
 * The outline icon, 32 by 32 pixels: the same board in white strokes on nothing, for the app bar,
 * where Teams tints it.
 */
export function drawOutlineIcon(): PNG {
  const shapes: readonly Shape[] = [
    without(board([2, 2], [30, 30], 5), board([4, 4], [28, 28], 3)),
    cross([10, 9], 2.1, 1.7),
    stroke([16, 9], [23, 9], 2),
    triangle([10, 16], 4.4, 3.4, 0.7),
    stroke([16, 16], [23, 16], 2),
    circle([10, 23], 2.7),
    stroke([16, 23], [23, 23], 2),
  ];
  return paint(
    32,
    shapes.map((shape) => ({ shape, colour: white })),
  );
}

function everywhere(): boolean {
  return true;
}

if (import.meta.main) {
  for (const [name, image] of [
    ["color.png", drawColourIcon()],
    ["outline.png", drawOutlineIcon()],
  ] as const) {
    writeFileSync(new URL(name, import.meta.url), PNG.sync.write(image));
    console.log(`Drew manifest/${name}, ${image.width} by ${image.height} pixels.`);
  }
}
