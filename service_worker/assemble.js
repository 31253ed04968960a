/** @typedef {string | [from: number, to: number]} Piece lines of its own, or which lines of the other page (from 0, without the last) */

/**
 * A page that is nearly another one, put together from what is here already.
 * @param {Response} page the other one; it can still be read afterwards
 * @param {Piece[]} pieces
 * @returns {Promise<Response>} with the other's headers
 */
export async function assemble(page, pieces) {
  const lines = (await page.clone().text()).split('\n');
  const text = pieces.flatMap((piece) => (typeof piece === 'string' ? piece : lines.slice(...piece))).join('\n');
  return new Response(text, { headers: page.headers });
}
