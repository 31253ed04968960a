import encodeQR from 'qr';

/** Modules of white on every side: ISO/IEC 18004, 6.3.8. */
const QUIET_ZONE = 4;

/**
 * A text as a QR code, drawn with the path of an SVG whose view box is `0 0 size size`; one unit is one module.
 * @param {string} text at most some 2,300 characters
 * @returns {{size: number, d: string}} `d` covers the dark modules, quiet zone included in `size`
 */
export function qrPath(text) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  return { size: rows.length, d: rows.map(rowPath).join('') };
}

/**
 * @param {boolean[]} modules
 * @param {number} y
 * @returns {string} a rectangle for each run of dark modules
 */
function rowPath(modules, y) {
  let d = '';
  for (let x = 0; x < modules.length; x += 1) {
    if (!modules[x]) continue;
    const start = x;
    while (modules[x + 1]) x += 1;
    const width = x + 1 - start;
    d += `M${start} ${y}h${width}v1h-${width}z`;
  }
  return d;
}
