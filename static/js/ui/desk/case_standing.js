/** How far an allocation has come: opened, asked, taken on or declined. Pure. */

import { textOf } from '../../welfare/wellformed.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {{state: 'asked' | 'accepted' | 'declined', at: number | null, by: string | null, reason: string}} Standing */

/**
 * The answer that counts is the last one of somebody who is still a member: after a change of officer the question is open again.
 * @param {Entry[]} entries of one case
 * @param {string[]} members person ids
 * @returns {Standing}
 */
export function standingOf(entries, members) {
  const answers = entries.flatMap(({ acceptances }) => acceptances).filter(({ author }) => members.includes(author));
  const last = answers.sort((a, b) => a.created_at - b.created_at).at(-1);
  if (!last) return { state: 'asked', at: null, by: null, reason: '' };
  const { decision } = last.body.values;
  const reason = textOf(last.body.values.reason) ?? '';
  return { state: decision === 'decline' ? 'declined' : 'accepted', at: last.created_at, by: last.author, reason };
}
