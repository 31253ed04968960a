/**
 * What a contact should think twice about when choosing an officer (domain: a rank above, a line manager only without conflict, conflicts
 * declared). The form itself refuses a close friend. Pure.
 */

/** @typedef {'not_above_rank' | 'line_manager' | 'conflict'} Concern */

/**
 * @param {Record<string, unknown>} values answers of the allocation so far
 * @returns {Concern[]} none of them stops the allocation
 */
export function allocationConcerns({ above_rank, line_manager, conflict }) {
  /** @type {Concern[]} */
  const found = [];
  if (above_rank === 'no') found.push('not_above_rank');
  if (line_manager === 'yes') found.push('line_manager');
  if (conflict === 'declared') found.push('conflict');
  return found;
}
