/** Failures of this device: a stable code and numbers, never what somebody wrote. */

/**
 * @typedef {{until?: number}} Facts until: when one may try again (milliseconds)
 */

export class VaultError extends Error {
  /**
   * @param {string} code
   * @param {Facts} [facts]
   * @param {ErrorOptions} [options]
   */
  constructor(code, facts = {}, options = undefined) {
    super(code, options);
    this.name = 'VaultError';
    this.code = code;
    this.until = facts.until;
  }
}

/**
 * The error with a code that a failed transaction becomes. Errors that carry a code already pass through.
 * @param {unknown} problem
 * @returns {Error & {code: string}}
 */
export function storageError(problem) {
  if (problem instanceof Error && typeof (/** @type {any} */ (problem).code) === 'string') {
    return /** @type {Error & {code: string}} */ (problem);
  }
  const code = isQuota(problem) ? 'storage_full' : 'storage_failed';
  return new VaultError(code, {}, { cause: problem });
}

/**
 * @param {unknown} problem
 * @returns {boolean} whether it is only that something could not be kept
 */
export function isStorage(problem) {
  return problem instanceof VaultError && ['storage_full', 'storage_failed'].includes(problem.code);
}

/**
 * @param {unknown} problem
 * @returns {boolean} whether the browser had no room left
 */
export function isQuota(problem) {
  return problem instanceof Error && problem.name === 'QuotaExceededError';
}

/**
 * Whether the browser dropped the connection to the database, as iOS does in the background. The same transaction may then be tried on a new one.
 * @param {unknown} problem
 */
export function isConnectionLost(problem) {
  return problem instanceof Error && ['InvalidStateError', 'UnknownError'].includes(problem.name);
}

/** For what can be done another time: only a storage that fails is passed over. @param {unknown} problem */
export function passStorage(problem) {
  if (!isStorage(problem)) throw problem;
}
