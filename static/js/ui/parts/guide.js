/** The seven points of a first meeting (source S0 of docs/sources.md). */
import { t } from '../text.js';

/** @returns {{id: string, title: string, text: string}[]} id: as the contact record names the point */
export function firstMeeting() {
  return [
    {
      id: 'role',
      title: t('What your role is'),
      text: t(
        'You are there for their welfare: to listen, to keep in touch, and to help them find support. You are not part of the investigation.',
      ),
    },
    {
      id: 'limits',
      title: t('What you cannot do'),
      text: t(
        'No therapy, counselling or legal advice, and no view on what happened. You take the place of neither the Federation, a union, occupational health nor a staff association.',
      ),
    },
    {
      id: 'topics',
      title: t('What you can and cannot talk about'),
      text: t(
        'Anything about how they are. Not the allegation or the evidence: if they begin to, stop them kindly and say why.',
      ),
    },
    {
      id: 'confidentiality',
      title: t('Who sees what you write, and when you must pass something on'),
      text: t(
        'Your records go to the force contact and may be released to occupational health if asked for. If somebody is at serious risk, you pass it on, and you say so. Never promise more than that.',
      ),
    },
    {
      id: 'arranging',
      title: t('How you arrange to meet'),
      text: t(
        'By phone, by message, in person: what suits them. If you can, meet away from the workplace. They can change their mind.',
      ),
    },
    {
      id: 'reach',
      title: t('When and how to reach you'),
      text: t(
        'Agree hours that you can keep, and whom to call outside of them. You are not an emergency line; Help now has those numbers.',
      ),
    },
    {
      id: 'frequency',
      title: t('How often, and where'),
      text: t(
        'Agree how often you will be in touch and where. Write down the next date before you part. Either of you may say that it is not working.',
      ),
    },
  ];
}
