const LONGEST = 5;

/**
 * What stands for a person on lists: 'Rhiannon Davies-Llewellyn' gives 'RD-L'.
 * @param {unknown} name
 * @returns {string} capitals, at most five characters; '' for no name
 */
export function initials(name) {
  if (typeof name !== 'string') return '';
  const words = name.normalize('NFC').trim().split(/\s+/).filter(startsWithLetter);
  const full = words.map(ofWord);
  const joined = full.join('');
  const short = joined.length > LONGEST ? `${full[0]}${full[full.length - 1]}` : joined;
  return [...short].slice(0, LONGEST).join('').toLocaleUpperCase('en-GB');
}

/**
 * Which initials stand for more than one person on a list.
 * @param {string[]} all the initials on the list
 * @returns {Set<string>}
 */
export function sharedInitials(all) {
  return new Set(all.filter((one, index) => all.indexOf(one) !== index));
}

/**
 * @param {string} word 'Davies-Llewellyn'
 * @returns {string} 'D-L'
 */
function ofWord(word) {
  const parts = word.split(/[-‐‑]/).filter(startsWithLetter);
  return parts.map((part) => [...part][0]).join('-');
}

/** @param {string} word @returns {boolean} */
function startsWithLetter(word) {
  return /^\p{L}/u.test(word);
}
