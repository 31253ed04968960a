/** What went wrong between this device and the server. */
export class ApiError extends Error {
  /**
   * @param {string} code the server's, or `network`, `timeout`, `bad_answer`, `http_<status>`
   * @param {{status?: number, network?: boolean, message?: string, retryAfter?: number|null, cause?: unknown}} [facts] retryAfter: milliseconds
   */
  constructor(code, { status = 0, network = false, message = code, retryAfter = null, cause = undefined } = {}) {
    super(message, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.network = network;
    this.retryAfter = retryAfter;
  }
}
