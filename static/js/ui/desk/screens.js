/** The desk, as one piece. */
export { CaseScreen } from './case.js';
export { CasesScreen } from './cases.js';
export { CheckKeysScreen } from './check_keys.js';
export { LeavingScreen } from './leaving.js';
export { NewCaseScreen } from './new_case.js';
export { OfficerScreen } from './officer.js';
export { OfficersScreen } from './officers.js';
export { ReviewScreen } from './review.js';
