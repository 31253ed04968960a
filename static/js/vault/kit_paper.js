import { splitKit } from '../crypto/kit_part.js';

/** @typedef {{text: string, code: string}} KitPaper what is printed, and the digits on it whose end is typed back */

/** @param {string} kit the text of a kit @returns {KitPaper} all of it on one paper */
export function wholeKit(kit) {
  return { text: kit, code: line(kit, 'Key') };
}

/**
 * The same on three papers, any two of which are needed. Each call makes another set.
 * @param {string} kit
 * @returns {Promise<KitPaper[]>} or `network` where what splits it cannot be loaded
 */
export async function kitParts(kit) {
  return (await splitKit(kit)).map((text) => ({ text, code: line(text, 'Key part') }));
}

/** @param {string} text @param {string} name */
function line(text, name) {
  const [, value = ''] = new RegExp(`^${name}: (.*)$`, 'm').exec(text) ?? [];
  return value;
}
