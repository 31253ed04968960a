import { SealingError } from './errors.js';

/**
 * Bytes of our own, never of a shared buffer.
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 */

/**
 * Where random bytes come from.
 * @typedef {(length: number) => Bytes} Random
 */

const CHUNK = 0x8000;
const BASE64URL = /^[A-Za-z0-9_-]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const TO_UTF8 = new TextEncoder();
const FROM_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Newer engines code base64 themselves, many times as fast. */
const CODES_BASE64 = 'fromBase64' in Uint8Array;

/** @type {Random} The platform's generator; calls of more than 65,536 bytes are refused by it. */
export const systemRandom = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * Base64url without padding (RFC 4648, 5).
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toB64u(bytes) {
  if (CODES_BASE64) return bytes.toBase64({ alphabet: 'base64url', omitPadding: true });
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Bytes of base64url text that re-encodes to itself and, if asked, has exactly `length` bytes; else `malformed`.
 * @param {unknown} text
 * @param {number} [length]
 * @returns {Bytes}
 */
export function fromB64u(text, length) {
  if (typeof text !== 'string' || !BASE64URL.test(text) || text.length % 4 === 1) {
    throw new SealingError('malformed', 'base64url');
  }
  const bytes = CODES_BASE64 ? Uint8Array.fromBase64(text, { alphabet: 'base64url' }) : bytesOf(text);
  // Only the bits of the last digits that stand for no byte could be written otherwise.
  const tail = text.length % 4 ? toB64u(bytes.subarray(bytes.length - (bytes.length % 3))) : '';
  if (!text.endsWith(tail) || (length !== undefined && bytes.length !== length)) {
    throw new SealingError('malformed', 'base64url');
  }
  return bytes;
}

/** @param {string} text base64url @returns {Bytes} */
function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * UTF-8 of a text without lone surrogates; else `malformed`.
 * @param {string} text
 * @returns {Bytes}
 */
export function utf8(text) {
  if (LONE_SURROGATE.test(text)) throw new SealingError('malformed', 'surrogate');
  return TO_UTF8.encode(text);
}

/**
 * The text of UTF-8 bytes, a leading byte order mark included; else `malformed`.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function fromUtf8(bytes) {
  try {
    return FROM_UTF8.decode(bytes);
  } catch {
    throw new SealingError('malformed', 'utf-8');
  }
}

/**
 * @param {...Uint8Array} parts
 * @returns {Bytes} the parts, one after the other
 */
export function concat(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/**
 * @param {number} value 0..2^32-1
 * @returns {Bytes} four bytes, big endian
 */
export function u32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/**
 * @param {number} value 0..2^53-1
 * @returns {Bytes} eight bytes, big endian
 */
export function u64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/**
 * `"wso/1 " + name`, then a zero byte and the part, for each part. Every use of a key has its own.
 * @param {string} name
 * @param {...string} parts
 * @returns {Bytes}
 */
export function label(name, ...parts) {
  return utf8([`wso/1 ${name}`, ...parts].join('\0'));
}

/**
 * A random UUID version 4 as lower-case text (RFC 9562, 5.4).
 * @param {Random} [random]
 * @returns {string}
 */
export function newId(random = systemRandom) {
  const bytes = random(16);
  bytes[6] = (Number(bytes[6]) & 0x0f) | 0x40;
  bytes[8] = (Number(bytes[8]) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
