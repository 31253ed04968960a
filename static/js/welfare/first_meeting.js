/** @typedef {import('./timeline.js').Entry} Entry */

/**
 * Which points of the first meeting have been talked through in a case, over all of its contact logs.
 * @param {Entry[]} entries
 * @returns {Map<string, number>} milliseconds of the contact in which each point was first covered
 */
export function coveredPoints(entries) {
  /** @type {Map<string, number>} */
  const covered = new Map();
  for (const { at, heads } of [...entries].sort((a, b) => a.at - b.at)) {
    for (const point of heads.flatMap(ticked)) if (!covered.has(point)) covered.set(point, at);
  }
  return covered;
}

/** @param {Entry['heads'][number]} head @returns {string[]} */
function ticked({ valid, body }) {
  const points = valid === true && body.form === 'contact-log' ? body.values.first_meeting : null;
  return Array.isArray(points) ? points.filter((point) => typeof point === 'string') : [];
}
