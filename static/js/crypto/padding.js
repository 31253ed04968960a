import { concat, u32 } from './bytes.js';
import { SealingError } from './errors.js';

/** @import { Bytes } from './bytes.js' */

/** Bytes of the longest padded text and of the longest inflated one. */
export const LIMIT = 1_048_576;

const LENGTH = 4;
const FINE = 1024;
const COARSE = 4096;

/**
 * `u32 length | deflated | zeros` up to the next step: 1, 2, 3, 4 KiB, then powers of two (docs/protocol.md, 5).
 * @param {Bytes} content
 * @returns {Promise<Bytes>} or `too_large`
 */
export async function pad(content) {
  if (content.length > LIMIT) throw new SealingError('too_large', 'content');
  const deflated = await through(new CompressionStream('deflate-raw'), content);
  const padded = new Uint8Array(step(LENGTH + deflated.length));
  padded.set(u32(deflated.length));
  padded.set(deflated, LENGTH);
  return padded;
}

/**
 * The content; `bad_padding`, `malformed` (no whole deflate stream, or something after it) or `too_large`.
 * @param {Bytes} padded
 * @returns {Promise<Bytes>}
 */
export async function unpad(padded) {
  if (padded.length < LENGTH) throw new SealingError('bad_padding');
  const end = LENGTH + new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) throw new SealingError('bad_padding');
  return inflate(padded.slice(LENGTH, end));
}

/**
 * @param {number} needed bytes
 * @returns {number} the smallest step that holds them, or `too_large`
 */
export function step(needed) {
  let size = needed <= COARSE ? Math.ceil(needed / FINE) * FINE : COARSE;
  while (size < needed) size *= 2;
  if (size > LIMIT) throw new SealingError('too_large', 'content');
  return size;
}

/**
 * Exactly one deflate stream (RFC 1951) of at most `LIMIT` bytes.
 * @param {Bytes} deflated
 * @returns {Promise<Bytes>}
 */
async function inflate(deflated) {
  const content = await inflateFirst(deflated);
  // Browsers refuse what follows a stream. Where the engine does not, the stream must need its last byte.
  if ((await ignoresTrailing()) && (await isWhole(deflated.slice(0, -1))))
    throw new SealingError('malformed', 'deflate');
  return content;
}

/**
 * @param {Bytes} deflated
 * @returns {Promise<Bytes>}
 */
async function inflateFirst(deflated) {
  try {
    return await through(new DecompressionStream('deflate-raw'), deflated);
  } catch (error) {
    if (error instanceof SealingError) throw error;
    throw new SealingError('malformed', 'deflate');
  }
}

/** @returns {Promise<boolean>} whether this engine ignores what follows a deflate stream: Node 20 does */
function ignoresTrailing() {
  const emptyStreamAndZero = Uint8Array.of(0x03, 0x00, 0x00);
  ignoring ??= isWhole(emptyStreamAndZero);
  return ignoring;
}

/** @type {Promise<boolean> | undefined} a fact about the engine, found out once */
let ignoring;

/**
 * @param {Bytes} deflated
 * @returns {Promise<boolean>} whether the engine inflates it without complaint
 */
async function isWhole(deflated) {
  return inflateFirst(deflated).then(
    () => true,
    () => false,
  );
}

/**
 * @param {CompressionStream | DecompressionStream} transform
 * @param {Bytes} bytes
 * @returns {Promise<Bytes>} what comes out, or `too_large` as soon as it is more than `LIMIT`
 */
async function through(transform, bytes) {
  const writer = transform.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [content] = await Promise.all([collect(transform.readable.getReader()), written]);
  return content;
}

/**
 * @param {ReadableStreamDefaultReader<Bytes>} reader
 * @returns {Promise<Bytes>}
 */
async function collect(reader) {
  const parts = [];
  let length = 0;
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    length += read.value.length;
    if (length > LIMIT) {
      const tooLarge = new SealingError('too_large', 'content');
      await reader.cancel(tooLarge);
      throw tooLarge;
    }
    parts.push(read.value);
  }
  return concat(...parts);
}
