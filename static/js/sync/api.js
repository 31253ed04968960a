import { ApiError } from './errors.js';
import { pack } from './packing.js';

/** Characters. An answer carries about 4 MiB; what is many times as long is none, and is not read to its end. */
const LONGEST = 64 * 1024 * 1024;

/**
 * Calls the server (protocol, section 9). Every failure is an ApiError; what the server answered is never shown as it came.
 */
export class Api {
  #fetch;
  #timeout;
  #now;
  /** How far this device's clock was ahead of the server's at the last answer, in milliseconds; null: it was not told. @type {number|null} */
  clockOff = null;

  /** @param {{fetch: typeof globalThis.fetch, timeout?: number, now?: () => number}} parts timeout: milliseconds for one call */
  constructor({ fetch, timeout = 60_000, now = Date.now }) {
    this.#fetch = fetch;
    this.#timeout = timeout;
    this.#now = now;
  }

  /**
   * @param {string} path
   * @param {object|null} [body] JSON; null for none
   * @param {{method?: string}} [options]
   * @returns {Promise<any>} the answer, `ok` already checked
   */
  async call(path, body = null, { method = 'POST' } = {}) {
    const packed = body === null ? null : await pack(body);
    const answer = await this.#send(path, { method, ...(packed && { body: packed.bytes, headers: packed.headers }) });
    const off = this.#now() - Date.parse(answer.headers.get('Date') ?? '');
    const content = await read(answer);
    if (typeof content?.ok === 'boolean') this.clockOff = Number.isNaN(off) ? null : off; // the server's own word, not a proxy's
    if (answer.ok && content?.ok === true) return content;
    throw refusal(answer, content);
  }

  /** @param {string} path @param {RequestInit} request */
  async #send(path, request) {
    const send = this.#fetch;
    try {
      return await send(path, {
        ...request,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeout),
      });
    } catch (cause) {
      const code = cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'network';
      throw new ApiError(code, { network: true, cause });
    }
  }
}

/**
 * The JSON of an answer, or null when it is none (a captive portal, a proxy's page).
 * @param {Response} answer
 * @returns {Promise<any>}
 */
async function read(answer) {
  const text = await readText(answer);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Response} answer */
async function readText({ body }) {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await part(reader);
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    if (text.length > LONGEST) {
      reader.cancel().catch(() => null); // the answer is given up in any case
      throw new ApiError('bad_answer');
    }
  }
}

/** @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader */
async function part(reader) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new ApiError('network', { network: true, cause });
  }
}

/** @param {Response} answer @param {any} content */
function refusal(answer, content) {
  const { status } = answer;
  if (answer.ok) return new ApiError('bad_answer', { status });
  const code = typeof content?.code === 'string' ? content.code : `http_${status}`;
  const message = typeof content?.message === 'string' ? content.message : code;
  const seconds = Number(answer.headers.get('Retry-After'));
  return new ApiError(code, { status, message, retryAfter: seconds > 0 ? seconds * 1000 : null });
}
