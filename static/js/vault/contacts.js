/** What only force contacts sign, and what a server may ask to be signed anew, as one piece: kept where somebody works at a desk, and not in everybody's app. */
export { changeMembers, openCase } from './cases.js';
export { Officers } from './officers.js';
export { signAnew } from './signing_anew.js';
