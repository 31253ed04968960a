/** Joining, inviting and setting up, as one piece: none of them works without a network. */
import '../../vault/joining.js'; // so that it is here when the vault asks for it, and nothing is left to be fetched after a code has been typed
import '../../vault/setting_up.js';

export { InviteScreen } from '../desk/invite.js';
export { SetupScreen } from '../desk/setup.js';
export { JoinScreen } from '../screens/join.js';
