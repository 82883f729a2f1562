/** What the arithmetic needs to know of a picture. */
export interface Sized {
  readonly width: number;
  readonly height: number;
}

/** A row of neighbouring pictures, all of one height. */
export interface Row {
  readonly start: number;
  readonly height: number;
  readonly widths: readonly number[];
}

const NARROWEST = 0.4;
const WIDEST = 3;

/**
 * Breaks pictures into rows that fill the width; heights stay near the target, never above it.
 * All measures are CSS pixels. The last row is not stretched.
 */
export function justify(pictures: readonly Sized[], width: number, target: number, gap: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let ratios: number[] = [];
  let sum = 0;
  pictures.forEach((picture, index) => {
    const ratio = Math.min(WIDEST, Math.max(NARROWEST, picture.width / picture.height || 1));
    ratios.push(ratio);
    sum += ratio;
    const height = (width - gap * (ratios.length - 1)) / sum;
    if (height <= target) {
      rows.push(row(start, height, ratios));
      start = index + 1;
      ratios = [];
      sum = 0;
    }
  });
  if (ratios.length > 0) {
    rows.push(row(start, Math.min(target, (width - gap * (ratios.length - 1)) / sum), ratios));
  }
  return rows;
}

function row(start: number, height: number, ratios: readonly number[]): Row {
  return { start, height, widths: ratios.map((ratio) => ratio * height) };
}
