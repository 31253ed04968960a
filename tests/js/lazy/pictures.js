/** Pictures of QR codes without a browser. */
import { qrPath } from '../../../static/js/lazy/qr.js';

/** The dark modules of a path, as `x,y`. */
export function modulesOf({ d }) {
  const modules = new Set();
  for (const [, x, y, width] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) modules.add(`${Number(x) + at},${y}`);
  }
  return modules;
}

/** A text as a camera might see it: dark grey on light grey, `scale` pixels for a module. */
export function pictureOf(text, scale = 4) {
  const path = qrPath(text);
  const modules = modulesOf(path);
  const side = path.size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at += 1) {
    const module = `${Math.floor((at % side) / scale)},${Math.floor(Math.floor(at / side) / scale)}`;
    data.fill(modules.has(module) ? 40 : 220, at * 4, at * 4 + 3);
  }
  return { width: side, height: side, data };
}

/** A wall. */
export function emptyPicture(side = 200) {
  return { width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(180) };
}
