/** Whether an officer has taken a case on. */

/** @typedef {import('./views.js').CaseView} CaseView */

/** The allocation of a case. @param {CaseView} view */
export function allocationOf(view) {
  return view.entries.find((entry) => entry.form === 'allocation') ?? null;
}

/**
 * What a person answered last: 'accept', 'decline', or null while they have not.
 * @param {CaseView} view @param {string} person @returns {'accept' | 'decline' | null}
 */
export function answeredBy(view, person) {
  const own = (allocationOf(view)?.acceptances ?? []).filter((answer) => answer.author === person);
  return own.length ? own[own.length - 1].body.values.decision : null;
}
