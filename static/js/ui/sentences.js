/** What a stable code means to a person: what happened, then what it means for them. Codes are in docs/protocol.md. */
import { t } from './text.js';

/** @type {Record<string, () => string>} */
const SENTENCES = {
  wrong_passphrase: () => t('That passphrase does not open this. Check the words and try again.'),
  former_passphrase: () =>
    t(
      'That passphrase does not sign you in. Check the words; if you have chosen a new one, here or on another device, use that.',
    ),
  changed_here: () => t('Your passphrase was changed: only the answer was lost. Use the new one.'),
  key_changed: () => t('What opens this device was changed meanwhile. Lock it, unlock it again, and try once more.'),
  asked_only: () =>
    t(
      'You chose this passphrase, but this device does not know yet whether it was taken. Use the one before; with signal the app finds out.',
    ),
  changed_elsewhere: () => t('Your passphrase was changed on another device. Use the new one.'),
  wrong_code: () =>
    t('That recovery code does not open this device. Perhaps a newer one was made, or it belongs to another device.'),
  wrong_passkey: () => t('That passkey does not open this device any more. Use the passphrase.'),
  passkey_refused: () => t('The passkey was not used. Try again, or use the passphrase.'),
  passkey_unsupported: () => t('This device or browser has no passkey that can open the app. Use the passphrase.'),
  passkey_synced: () =>
    t(
      'No passkey was added: your force allows none that an account copies to other devices. Delete it in the password settings of this device and go on with the passphrase.',
    ),
  key_refused: () => t('The security key was not used. Try again, or sign in with passphrase and sheet code.'),
  key_unsupported: () =>
    t(
      'This security key or this browser cannot open the app. It takes a FIDO2 key that has a PIN; use passphrase and sheet code.',
    ),
  key_synced: () =>
    t(
      'This key can be copied to other devices by the account that keeps it, and your force does not allow that. Use a key that you can hold in your hand.',
    ),
  key_unknown: () =>
    t(
      'This key is not set up here, or passphrase or sheet code were changed since. Sign in with passphrase and sheet code, and add it again on your own device.',
    ),
  no_recovery_code: () => t('This device has no recovery code.'),
  is_recovery_code: () => t('That is the recovery code. Enter the sheet code, the other one on your sheet.'),
  is_sheet_code: () => t('That is the sheet code. Enter the recovery code: the one on your sheet that begins with Z.'),
  slow_down: () => t('Several wrong tries. Wait a moment, then try again.'),
  locked: () => t('The app is locked. Unlock it and try again; what you wrote is kept.'),
  no_account: () => t('Nobody has signed in on this device yet.'),
  bad_code: () => t('That code has a mistake in it. Check each group and try again.'),
  sheet_needed: () => t('This device does not know you yet. Enter the code from your sheet as well.'),
  vault_older: () =>
    t('The server offered an older copy of your keys, and this device refused it. Tell your force contact.'),
  draft_elsewhere: () => t('This draft is open in another tab. Go on with it there, or close it there first.'),
  storage_full: () =>
    t('This device has no room left. What you wrote is still on the screen: copy it out, make room, then save.'),
  storage_failed: () => t('This device could not keep that. What you wrote is still on the screen. Try again.'),
  storage_denied: () =>
    t(
      'This browser lets the app keep nothing here: site data are blocked, or the window is private. Allow them for this address, or use another browser, then load the page again.',
    ),
  storage_vanished: () =>
    t(
      'This browser has removed what was kept here. Copy out what is on the screen, then open the app again and sign in with your sheet.',
    ),
  no_case_key: () => t('This device has no key for this person yet. Connect once, then try again.'),
  not_a_member: () => t('You are not among those who support this person now.'),
  not_in_epoch: () =>
    t('It is sealed with a key that its author was never given: it cannot have been written while they belonged here.'),
  unknown_case: () => t('This belongs to a case that this device does not know.'),
  case_closed: () => t('This case has been closed. Nothing more can be added.'),
  not_a_contact: () => t('Only a force contact can do this.'),
  not_confirmed: () =>
    t(
      'A force contact has still to confirm your new keys. They compare 24 digits with you: see More, “Your sheet and your keys”.',
    ),
  keys_stopped: () =>
    t(
      'A force contact has stopped your keys, since somebody else may have them. They have a code for you, with which you make new ones. What is here stays here, sealed.',
    ),
  not_vouched: () => t('A force contact has not confirmed you yet. It happens when they next open the app.'),
  unknown_person: () => t('This person is not in the directory.'),
  too_large: () => t('This is too long to save as one record. Shorten it, or split it in two.'),
  invitation_other_force: () => t('This invitation is from another force.'),
  device_unsupported: () =>
    t('This browser cannot seal records. Use an up-to-date Chrome, Edge, Firefox or Safari, not in private mode.'),
  guest_offline: () =>
    t('Nothing is kept on this computer, so saving needs the network. Your words stay on this page until then.'),
  network: () => t('No connection. Nothing is lost; try again when there is signal.'),
  timeout: () => t('The server took too long. Nothing is lost; try again.'),
  offline: () => t('No signal. Everything is kept here and goes by itself.'),
  bad_answer: () =>
    t('The server gave an answer that makes no sense, so nothing was taken from it. Everything is kept here.'),
  signed_out: () => t('You have been signed out. Everything is kept here; sign in again to send it.'),
  access_ended: () => t('Your access has ended. What you had written was handed to your force’s contacts.'),
  device_wiped: () =>
    t('This device was reported lost, so it cannot sign in. If you have it back, connect it and open the app again.'),
  other_user: () => t('Somebody else is signed in in this browser. Sign in again to send your records.'),
  sign_in_refused: () => t('Name, passphrase and sheet code do not fit together. Check all three.'),
  too_many_tries: () => t('Too many tries. Wait a few minutes, then try again.'),
  throttled: () => t('Too many tries. Wait a few minutes, then try again.'),
  token_invalid: () => t('We don’t know this code. Check each character, or ask for a new one.'),
  token_used: () =>
    t('This code has been used. If it was you, sign in with your sheet. If it was not, tell your force contact.'),
  token_expired: () => t('This code has run out. Ask for a new one.'),
  name_taken: () => t('Somebody already uses this sign-in name. Choose another.'),
  person_taken: () => t('This invitation has already been answered. Sign in instead.'),
  device_taken: () => t('This browser belonged to another account. Try once more.'),
  history_changed: () =>
    t('The server no longer remembers what this device has received. Nothing is lost; tell your force contact.'),
  log_forked: () =>
    t('The server showed two different histories, and this device refused both. Tell your force contact.'),
  log_older: () => t('The server showed an older history, and this device refused it. Tell your force contact.'),
  bad_signature: () => t('A signature does not fit. The server will not take this record; it is kept here.'),
  malformed: () => t('The server cannot read the form of this record. It is kept here.'),
  not_canonical: () => t('The server cannot read the form of this record. It is kept here.'),
  id_reused: () => t('Another record already has this number. Both are kept.'),
  not_allowed: () => t('You may not do this. Ask a force contact.'),
  not_opened: () => t('This could not be opened with the keys on this device.'),
  commit_mismatch: () => t('A key does not fit its case. This device refused it. Tell your force contact.'),
  passphrase_short: () => t('Use at least 12 characters: four words do.'),
  name_missing: () => t('Enter a sign-in name.'),
  forms_missing: () => t('The forms are not on this device yet. Connect once, then try again.'),
  rebase: () => t('Somebody else changed this at the same moment. It is brought up to date and tried again by itself.'),
  unknown_profile: () => t('This sheet was made by a newer version of the app. Update it and try again.'),
  bad_kit: () => t('This is not a whole kit. Copy all of its lines.'),
  wrong_kit: () => t('This is not the kit of this force that is asked for. Its first line says which one it is.'),
  one_kit: () => t('This is a whole kit, not one of its three parts.'),
  part_alone: () => t('This is one of three parts of a kit. Two of them are needed.'),
  part_twice: () => t('This is the same part twice. Another one of the three is needed.'),
  other_kit: () => t('One of these is a part of kit A, the other of kit B.'),
  other_set: () => t('These parts do not belong together. The line “Set” has to be the same on both.'),
  bad_keys_file: () => t('This is not a file that wso-pwa recover has made for the desk.'),
  not_for_you: () => t('This file was made for another contact, or for keys that you no longer have.'),
  bad_padding: () => t('This record is damaged and cannot be opened.'),
  unknown_record: () => t('That record is not on this device.'),
  other_person: () => t('This sign-in name belongs to another person now. Tell your force contact.'),
  other_force: () => t('This record belongs to another force. It was not opened.'),
  not_made_here: () => t('This was made on another device. Open the app there to go on.'),
  wrong_device: () => t('This browser has changed since you signed in. Sign in again to send your records.'),
  cross_site: () =>
    t('The server took this for another site and refused it. Open the app at its own address and try again.'),
  camera_denied: () => t('The camera may not be used here. Type the code instead.'),
  camera_missing: () => t('No camera was found. Type the code instead.'),
  busy: () => t('The server is busy. Try again in a moment.'),
  server_error: () => t('Something went wrong on the server. Nothing is lost; try again later.'),
  server_full: () =>
    t('The server has no room left. Everything is kept here and goes by itself later. Tell your force contact.'),
  not_found: () => t('The server does not have this any more. Synchronise, then look again.'),
  not_json: () => t('The server did not take the form in which this was sent. Update the app and try again.'),
  method_not_allowed: () => t('The server did not take the form in which this was sent. Update the app and try again.'),
};

/** What codes look like: a server cannot put words of its own on the screen by them. */
const CODE = /^[a-z0-9_]{1,40}$/;

/**
 * @param {string | null | undefined} code a stable code, or what a server gave for one
 * @returns {string} a sentence; for a code without one, the code itself is named so that it can be reported
 */
export function sentence(code) {
  if (code && Object.hasOwn(SENTENCES, code)) return SENTENCES[code]();
  return t('Something went wrong ({code}). Nothing you saved is lost.', {
    code: code && CODE.test(code) ? code : 'unknown',
  });
}

/** The code of anything thrown. @param {unknown} error @returns {string} */
export function codeOf(error) {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unexpected';
}
