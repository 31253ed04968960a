import { wrapperOf } from './controls/scope.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */

/**
 * Fills the list "which answer is this about" with the questions of the other form.
 * @param {HTMLElement} root
 * @param {Declaration} declaration
 * @param {{about?: Declaration, t: (english: string) => string}} facts
 */
export function listParts(root, declaration, { about, t }) {
  const questions = (about?.fields ?? []).filter((field) => field.label && !['note', 'position'].includes(field.kind));
  for (const field of declaration.fields.filter((candidate) => candidate.kind === 'part')) {
    const list = wrapperOf(root, field.name)?.querySelector('select');
    const lines = questions.map((question) => new Option(t(question.reading ?? question.label ?? ''), question.name));
    list?.append(...lines);
  }
}
