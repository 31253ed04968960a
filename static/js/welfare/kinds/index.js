import { group } from './group.js';
import { plainKind } from './plain.js';

/**
 * @param {{kind: string}} field
 * @returns {import('./kind.js').Kind}
 */
export function kindOf(field) {
  return field.kind === 'group' ? group : plainKind(field);
}
