/** Where a camera stands and what it sees; lengths in metres, y up. */

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const along = (from, way, t) => [from[0] + way[0] * t, from[1] + way[1] * t, from[2] + way[2] * t];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

export function unit(a) {
  const length = Math.hypot(a[0], a[1], a[2]);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/**
 * A camera at `from` that looks at `to`, `across` radians of view from left to right. `rise` shifts the picture up as a
 * view camera does, in widths of it, so that upright lines stay upright. Gives the way of a ray through a place.
 */
export function camera(from, to, across, width, height, rise = 0) {
  const ahead = unit(minus(to, from));
  const right = unit(cross(ahead, [0, 1, 0]));
  const up = cross(right, ahead);
  const half = Math.tan(across / 2);
  return (x, y) => {
    const dx = (x / width - 0.5) * 2 * half;
    const dy = ((height / 2 - y) / width + rise) * 2 * half;
    return unit([
      ahead[0] + right[0] * dx + up[0] * dy,
      ahead[1] + right[1] * dx + up[1] * dy,
      ahead[2] + right[2] * dx + up[2] * dy,
    ]);
  };
}

/** A ray thrown back by a surface. */
export function reflected(way, normal) {
  const twice = 2 * dot(way, normal);
  return [way[0] - twice * normal[0], way[1] - twice * normal[1], way[2] - twice * normal[2]];
}

/** The part of light that water throws back at an angle whose cosine is given (Schlick, index 1.33). */
export const fresnel = (cosine) => 0.02 + 0.98 * (1 - Math.min(1, Math.abs(cosine))) ** 5;
