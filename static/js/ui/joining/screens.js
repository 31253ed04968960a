/** Joining, inviting and setting up, as one piece: none of them works without a network. */
export { InviteScreen } from '../desk/invite.js';
export { RecoveryKeyScreen } from '../desk/recovery_key.js';
export { SetupScreen } from '../desk/setup.js';
export { TakeOverScreen } from '../desk/take_over.js';
export { JoinScreen } from '../screens/join.js';
export { RenewScreen } from './renew.js';
