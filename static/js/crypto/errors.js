/**
 * What can go wrong with sealed things. `malformed` is a wrong shape, `not_canonical` a right shape in other words,
 * `not_opened` every failed decryption alike, `network` a part of the app that could not be loaded.
 * @typedef {'malformed' | 'not_canonical' | 'bad_signature' | 'not_allowed' | 'rebase' | 'log_forked' | 'log_older'
 *   | 'commit_mismatch' | 'not_opened' | 'bad_padding' | 'too_large' | 'unknown_profile' | 'vault_older' | 'bad_code' | 'bad_kit'
 *   | 'is_recovery_code' | 'is_sheet_code' | 'wrong_kit' | 'one_kit' | 'part_alone' | 'part_twice' | 'other_kit' | 'other_set'
 *   | 'network'} SealingCode
 */

/** Something was refused. `code` is stable (docs/protocol.md); neither it nor the message ever holds content. */
export class SealingError extends Error {
  /**
   * @param {SealingCode} code
   * @param {string} [where] what was looked at, in one word of ours
   * @param {number} [at] which of several texts it was, counted from nought
   */
  constructor(code, where = '', at = 0) {
    super(where ? `${code} (${where})` : code);
    this.name = 'SealingError';
    /** @readonly */
    this.code = code;
    /** @readonly */
    this.at = at;
  }
}
