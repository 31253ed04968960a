/** Whether an officer has taken a case on. */

/** @typedef {import('./views.js').CaseView} CaseView */

/** The allocation of a case: the one that its subject is read from. @param {CaseView} view */
export function allocationOf(view) {
  const said = view.subject?.record?.record;
  const all = view.entries.filter((entry) => entry.form === 'allocation' && entry.latest.valid === true);
  return all.find((entry) => entry.record === said) ?? all[0] ?? null;
}

/**
 * What a person answered last: 'accept', 'decline', or null while they have not.
 * @param {CaseView} view @param {string} person @returns {'accept' | 'decline' | null}
 */
export function answeredBy(view, person) {
  const own = (allocationOf(view)?.acceptances ?? []).filter((answer) => answer.author === person);
  return own.length ? own[own.length - 1].body.values.decision : null;
}
