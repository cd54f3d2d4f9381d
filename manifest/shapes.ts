/**
 * A flat shape on a canvas measured in pixels, y downwards: true where the shape covers the point.
 * Shapes are combined by listing them in layers, see `paint.ts`.
 */
export type Shape = (x: number, y: number) => boolean;

/** A point in canvas pixels. */
export type Point = readonly [x: number, y: number];

/** A disc. */
export function circle([cx, cy]: Point, radius: number): Shape {
  return (x, y) => length(x - cx, y - cy) <= radius;
}

/** A straight stroke with round ends, `thickness` pixels across. */
export function stroke(from: Point, to: Point, thickness: number): Shape {
  return (x, y) => distanceToSegment([x, y], from, to) <= thickness / 2;
}

/** An upright cross of two diagonal strokes: the product's symbol for red. */
export function cross([cx, cy]: Point, reach: number, thickness: number): Shape {
  const falling = stroke([cx - reach, cy - reach], [cx + reach, cy + reach], thickness);
  const rising = stroke([cx - reach, cy + reach], [cx + reach, cy - reach], thickness);
  return (x, y) => falling(x, y) || rising(x, y);
}

/**
 * A triangle standing on its base, centred in its own height, with corners rounded by `rounding`
 * pixels that are added on every side: the product's symbol for amber.
 */
export function triangle([cx, cy]: Point, width: number, height: number, rounding: number): Shape {
  const top: Point = [cx, cy - height / 2];
  const left: Point = [cx - width / 2, cy + height / 2];
  const right: Point = [cx + width / 2, cy + height / 2];
  const sides = [
    [top, right],
    [right, left],
    [left, top],
  ] as const;
  return (x, y) =>
    sides.every(([a, b]) => isRightOf([x, y], a, b)) ||
    sides.some(([a, b]) => distanceToSegment([x, y], a, b) <= rounding);
}

/** A rectangle with round corners, given by two opposite corners. */
export function board([x0, y0]: Point, [x1, y1]: Point, rounding: number): Shape {
  return (x, y) => {
    const nearestX = Math.min(Math.max(x, x0 + rounding), x1 - rounding);
    const nearestY = Math.min(Math.max(y, y0 + rounding), y1 - rounding);
    return length(x - nearestX, y - nearestY) <= rounding;
  };
}

/** What is left of a shape when another is cut out of it. */
export function without(whole: Shape, hole: Shape): Shape {
  return (x, y) => whole(x, y) && !hole(x, y);
}

// Math.hypot may differ in the last bit between engines; a square root may not.
function length(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = squared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared;
  const t = Math.min(Math.max(along, 0), 1);
  return length(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

// With y downwards and corners in clockwise order, the inside lies to the right of every side.
function isRightOf([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
}
