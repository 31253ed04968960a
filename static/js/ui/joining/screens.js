/** Joining, inviting, setting up and another passphrase, as one piece: none of them works without a network. */
export { InviteScreen } from '../desk/invite.js';
export { SetupScreen } from '../desk/setup.js';
export { PassphraseScreen } from '../passphrase/screen.js';
export { JoinScreen } from '../screens/join.js';
