import { countCharacters, countWords } from '../../welfare/kinds/text.js';
import { roomLeft } from './sentences.js';

/** @typedef {import('../../welfare/declaration.js').Field} Field */

/**
 * Says under a text how much room is left.
 * @param {HTMLElement} wrapper
 * @param {Field} field with `max` or `words`
 * @param {string} [text]
 */
export function showRoom(wrapper, field, text = '') {
  const place = wrapper.querySelector('[data-count]');
  if (!place) return;
  const words = field.words !== undefined;
  const left = words ? (field.words ?? 0) - countWords(text) : (field.max ?? 0) - countCharacters(text);
  const sentence = roomLeft({ left, words });
  if (place.textContent !== sentence) place.textContent = sentence;
  place.classList.toggle('is-over', left < 0);
}
