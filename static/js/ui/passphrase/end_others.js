/** Whether the other devices are signed out together with a change of what signs in. */
import { tickField } from '../parts/tick_field.js';
import { t } from '../text.js';

/** @param {{checked: boolean, hint: string, onChange: (checked: boolean) => void}} facts */
export function endOthersField(facts) {
  return tickField({ id: 'end-others', label: t('Sign my other devices out'), ...facts });
}
