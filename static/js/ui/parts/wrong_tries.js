/** What is said of a passphrase or code that did not open. */
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { span } from '../when.js';

/** @param {import('../app.js').App} app @param {unknown} error as `openAccount` throws it */
export function tried(app, error) {
  const code = codeOf(error);
  const until = /** @type {{until?: number}} */ (error).until;
  if (code !== 'slow_down' || !until) return sentence(code);
  return t('Several wrong tries. Try again in {span}.', { span: span(Math.max(60_000, until - app.now())) });
}
