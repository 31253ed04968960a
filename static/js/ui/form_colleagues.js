/** Whoever asks to hand a case over chooses the colleague's name, or types any other: the force contact decides. */

/** @typedef {{id: string, name: string, active: boolean, roles: string[]}} Person */

/**
 * Officers who could take a case over, by name.
 * @param {Iterable<Person>} people of the directory
 * @param {string[]} members of the case: they are in it already
 * @returns {string[]}
 */
export function colleagues(people, members) {
  const able = [...people].filter(
    ({ id, active, roles }) => active && roles.includes('officer') && !members.includes(id),
  );
  return able.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/**
 * @param {HTMLElement} root of a form; one that does not ask stays as it is
 * @param {string[]} names
 */
export function offerColleagues(root, names) {
  const field = root.querySelector('[data-field="successor"] input');
  if (!field || !names.length) return;
  const list = root.ownerDocument.createElement('datalist');
  list.id = 'colleagues';
  list.append(...names.map((name) => new Option(name)));
  field.setAttribute('list', list.id);
  field.after(list);
}
