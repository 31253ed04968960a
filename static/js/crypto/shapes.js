import { fromB64u } from './bytes.js';
import { SealingError } from './errors.js';

/** @import { Kind } from './canonical.js' */

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @type {Kind} any string */
export function text(value) {
  if (typeof value !== 'string') throw new SealingError('malformed', 'text');
  return value;
}

/** @type {Kind} a random UUID version 4 in lower case */
export function identifier(value) {
  if (typeof value !== 'string' || !ID.test(value)) throw new SealingError('malformed', 'id');
  return value;
}

/**
 * An integer from `least` to 2^53-1.
 * @param {number} [least]
 * @returns {Kind}
 */
export function integer(least = 0) {
  return (value) => {
    if (!Number.isSafeInteger(value) || value < least) throw new SealingError('malformed', 'integer');
    return value;
  };
}

/**
 * Exactly one of these values.
 * @param {...(string | number)} allowed
 * @returns {Kind}
 */
export function oneOf(...allowed) {
  return (value) => {
    if (!allowed.includes(value)) throw new SealingError('malformed', 'value');
    return value;
  };
}

/**
 * One value that stands for "none", or the kind.
 * @param {string | null} none
 * @param {Kind} kind
 * @returns {Kind}
 */
export function either(none, kind) {
  return (value) => (value === none ? value : kind(value));
}

/**
 * Base64url of exactly `length` bytes, or of any number.
 * @param {number} [length]
 * @returns {Kind}
 */
export function binary(length) {
  return (value) => {
    fromB64u(value, length);
    return value;
  };
}

/** @type {Kind} base64url of an uncompressed point; that it lies on the curve is checked where it is used */
export function publicKey(value) {
  if (fromB64u(value, 65)[0] !== 4) throw new SealingError('malformed', 'public key');
  return value;
}

/**
 * A list of one kind; `ascending`: strictly, by code unit, hence without doubles.
 * @param {Kind} kind
 * @param {{ascending?: boolean, least?: number}} [rules]
 * @returns {Kind}
 */
export function array(kind, { ascending = false, least = 0 } = {}) {
  return (value) => {
    if (!Array.isArray(value) || value.length < least) throw new SealingError('malformed', 'array');
    const items = value.map((item) => kind(item));
    if (ascending && items.some((item, at) => at > 0 && items[at - 1] >= item)) {
      throw new SealingError('malformed', 'order');
    }
    return items;
  };
}

/**
 * An object with exactly these fields, returned in this order; only the optional ones may be absent.
 * @param {Record<string, Kind>} fields
 * @param {string[]} [optional]
 * @returns {Kind}
 */
export function shape(fields, optional = []) {
  return (value) => {
    if (!isObject(value) || Object.keys(value).some((name) => !Object.hasOwn(fields, name))) {
      throw new SealingError('malformed', 'fields');
    }
    /** @type {Record<string, unknown>} */
    const checked = {};
    for (const [name, kind] of Object.entries(fields)) {
      if (Object.hasOwn(value, name)) checked[name] = kind(value[name]);
      else if (!optional.includes(name)) throw new SealingError('malformed', 'fields');
    }
    return checked;
  };
}

/** @type {Kind} any object that is neither null nor an array */
export function object(value) {
  if (!isObject(value)) throw new SealingError('malformed', 'object');
  return value;
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A SHA-256 in base64url. */
export const digest = binary(32);

/** A SHA-256 in base64url, or `""` where there is none before. */
export const digestOrNone = either('', digest);
