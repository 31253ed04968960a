/**
 * What in a record its reader should look at first, as its form declares it: nothing is weighed, nothing is scored. Pure.
 *
 * @typedef {import('./declaration.js').Declaration} Declaration
 * @typedef {{name: string, text: string, escalate: boolean}} Flag name: of the question; text: a message id
 */

/**
 * @param {Declaration | null} declaration the one that the record was written with
 * @param {Record<string, any>} values
 * @returns {Flag[]} what may mean that somebody is at risk before the others, else in the order of the form
 */
export function flagsOf(declaration, values) {
  const found = (declaration?.fields ?? []).flatMap((field) => {
    const value = values[field.name];
    if (value === undefined) return [];
    const chosen = field.choices?.find((choice) => choice.value === value);
    const text = chosen?.flag ?? field.flag;
    return text ? [{ name: field.name, text, escalate: chosen?.escalate ?? false }] : [];
  });
  return [...found.filter(({ escalate }) => escalate), ...found.filter(({ escalate }) => !escalate)];
}
