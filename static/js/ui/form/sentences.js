import { fieldAt } from '../../welfare/declaration.js';
import { t, tn } from '../text.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */
/** @typedef {import('../../welfare/declaration.js').Field} Field */
/** @typedef {import('../../welfare/validate.js').AnswerFault} AnswerFault */
/** @typedef {(params: Record<string, any>, field: Field | null) => string} Sentence */

/** What each code asks of the writer. None repeats what was typed. */
const SENTENCES = /** @type {Record<string, Sentence>} */ ({
  required: (_params, field) =>
    field?.missing ? t(field.missing) : t('Answer this: {question}', { question: asked(field) }),
  blocked: ({ choice }, field) => t(field?.choices?.find((one) => one.value === choice)?.blocks ?? ''),
  too_long: ({ over }) => tn('Make this {n} character shorter', 'Make this {n} characters shorter', over),
  too_many_words: ({ over }) => tn('Make this {n} word shorter', 'Make this {n} words shorter', over),
  not_a_telephone: () => t('Enter a telephone number, for example 01632 960001'),
  not_in_list: () => t('Choose one of the answers'),
  not_a_date: () => t('Enter a day, month and year that exist, for example 27 3 2026'),
  in_future: (_params, field) => (field?.ahead ? t(field.ahead) : t('Enter today or an earlier day')),
  not_a_time: () => t('Enter a time, for example 18:05 or 1805'),
  not_a_number: () => t('Enter a whole number'),
  too_small: ({ least }) => t('Enter {least} or more', { least }),
  too_large: ({ most }) => t('Enter {most} or less', { most }),
  too_few: ({ least }) => tn('Add at least {n}', 'Add at least {n}', least),
  too_many: ({ most }) => tn('Keep no more than {n}', 'Keep no more than {n}', most),
});

/**
 * @param {AnswerFault} error
 * @param {Declaration} declaration
 * @returns {string} what to do about it, to stand at the question and in the summary
 */
export function sentenceFor(error, declaration) {
  const found = fieldAt(declaration, error.field);
  const sentence =
    SENTENCES[error.code]?.(error.params, found?.field ?? null) ?? t('This answer cannot be kept as it is');
  if (!found?.group) return sentence;
  return t('{row} {n}: {sentence}', { row: t(found.group.item ?? ''), n: Number(found.row) + 1, sentence });
}

/**
 * @param {AnswerFault[]} errors
 * @returns {string} above the list of them
 */
export function summaryTitle(errors) {
  const missing = errors.every((error) => error.code === 'required');
  if (missing) return tn('One answer is still needed', '{n} answers are still needed', errors.length);
  return tn('Look at one answer again', 'Look at {n} answers again', errors.length);
}

/**
 * @param {{left: number, words: boolean}} room left: negative when too much was written
 * @returns {string} under a text
 */
export function roomLeft({ left, words }) {
  const count = Math.abs(left);
  const shown = { n: count.toLocaleString('en-GB') };
  if (words && left < 0) return tn('{n} word too many', '{n} words too many', count, shown);
  if (words) return tn('{n} word left', '{n} words left', count, shown);
  if (left < 0) return tn('{n} character too many', '{n} characters too many', count, shown);
  return tn('{n} character left', '{n} characters left', count, shown);
}

/** @param {Field | null} field @returns {string} */
function asked(field) {
  return t(field?.label ?? '');
}
