import { utf8 } from '../crypto/bytes.js';

const WORTHWHILE = 2_048;

/**
 * A JSON body as it goes on the wire: gzipped when it is large and the browser can.
 * @param {object} body
 * @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>}>}
 */
export async function pack(body) {
  const plain = utf8(JSON.stringify(body));
  const headers = { 'Content-Type': 'application/json' };
  if (plain.length < WORTHWHILE || typeof CompressionStream === 'undefined') return { bytes: plain, headers };
  return { bytes: await gzip(plain), headers: { ...headers, 'Content-Encoding': 'gzip' } };
}

/**
 * @param {Uint8Array<ArrayBuffer>} plain
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function gzip(plain) {
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
