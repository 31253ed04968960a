/** Whether what was typed can be an invitation code at all, seen before anybody is asked. Pure. */

const DIGITS = 16;
const NEVER = /[^0-9A-TV-Z]/gi;

/** @typedef {{fault: 'empty'} | {fault: 'length', count: number} | {fault: 'letters', letters: string[]}} ShapeFault */

/**
 * @param {string} typed with or without spaces and hyphens
 * @returns {ShapeFault | null} null when it may be one; letters: each that no code holds, once
 */
export function shapeFault(typed) {
  const code = [...typed.replace(/[\s-]/g, '')];
  if (code.length === 0) return { fault: 'empty' };
  if (code.length !== DIGITS) return { fault: 'length', count: code.length };
  const letters = [...new Set(code.filter((letter) => letter.match(NEVER)))];
  return letters.length ? { fault: 'letters', letters } : null;
}
