import { ApiError } from './errors.js';

/**
 * What a failed run means for the person: the engine's state, the stable code, and whether trying again later can help.
 * Nothing here deletes anything: every code leaves the outbox as it is.
 * @param {unknown} problem
 * @returns {{state: 'offline'|'signed_out'|'error', code: string, again: boolean, least: number|null}} least: milliseconds
 */
export function verdict(problem) {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'failed';
  if (!(problem instanceof ApiError)) return { state: 'error', code, again: true, least: null };
  if (problem.network) return { state: 'offline', code, again: true, least: null };
  if (code === 'other_user' || code === 'wrong_device')
    return { state: 'signed_out', code: 'other_user', again: false, least: null };
  if (problem.status === 401) return { state: 'signed_out', code: 'signed_out', again: false, least: null };
  return { state: 'error', code, again: true, least: problem.retryAfter };
}
