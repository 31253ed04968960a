import { plainControl } from './plain.js';
import { rows } from './rows.js';

/**
 * @param {{kind: string}} field
 * @returns {import('./scope.js').Control}
 */
export function controlOf(field) {
  return field.kind === 'group' ? rows : plainControl(field);
}
