/** Whose device keeps the desk: the roles of those who review. @param {string[]} roles */
export function worksAtDesk(roles) {
  return roles.some((role) => role === 'contact' || role === 'deputy');
}
