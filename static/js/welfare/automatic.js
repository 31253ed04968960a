/** @typedef {import('./declaration.js').Declaration} Declaration */
/** @typedef {import('./declaration.js').Values} Values */

const PREFIX = 'WS';

/**
 * What a fresh form starts with: only what is not answered by hand.
 * @param {Declaration} declaration
 * @param {{now: number, known: string[], random: () => number}} facts now: milliseconds UTC; known: references in use;
 *   random: at least 0, below 1
 * @returns {Values}
 */
export function startingValues(declaration, { now, known, random }) {
  /** @type {Values} */
  const values = {};
  for (const field of declaration.fields) {
    if (field.kind === 'noted') values[field.name] = now;
    if (field.kind === 'reference') values[field.name] = caseReference(known, random);
  }
  return values;
}

/**
 * A reference that can be said over the telephone and says nothing about anybody: 'WS-2031'.
 * Longer once half of the short ones are taken.
 * @param {string[]} known references in use
 * @param {() => number} random
 * @returns {string} one that is not in use
 */
export function caseReference(known, random) {
  const taken = new Set(known);
  let digits = 4;
  while (taken.size >= 4.5 * 10 ** (digits - 1)) digits += 1;
  const lowest = 10 ** (digits - 1);
  const count = 9 * lowest;
  let number = Math.floor(random() * count);
  while (taken.has(`${PREFIX}-${lowest + number}`)) number = (number + 1) % count;
  return `${PREFIX}-${lowest + number}`;
}
