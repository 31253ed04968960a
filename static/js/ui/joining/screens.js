/** Joining, inviting, setting up and working on a shared computer, as one piece: none of them works without a network. */
export { InviteScreen } from '../desk/invite.js';
export { SetupScreen } from '../desk/setup.js';
export { JoinScreen } from '../screens/join.js';
export { GuestScreen } from './guest.js';
