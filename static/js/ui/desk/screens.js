/** The desk, as one piece. */
export { CaseScreen } from './case.js';
export { CasesScreen } from './cases.js';
export { NewCaseScreen } from './new_case.js';
export { OfficersScreen } from './officers.js';
export { ReviewScreen } from './review.js';
