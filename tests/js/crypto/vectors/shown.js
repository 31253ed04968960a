/** The state of a ledger as ledger.json shows it. */
export function shown({ name, root, recovery, directoryHead, people, cases }) {
  const ofForce = { name, root, recovery, directory_head: directoryHead };
  return { ...ofForce, people: Array.from(people.values(), person), cases: Array.from(cases.values(), opened) };
}

function person({ id, name, roles, hpke, sign, active, keys, wiped }) {
  const held = keys.map((each) => ({ hpke: each.hpke, sign: each.sign }));
  return { id, name, roles, hpke, sign, active, keys: held, wiped: wiped ?? [] };
}

function opened({ id, members, everMembers, key, epoch, commits, wraps, head, disposed }) {
  return { id, members, ever_members: everMembers, key, epoch, commits, wraps: wraps.length, head, disposed };
}
