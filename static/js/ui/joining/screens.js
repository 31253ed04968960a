/** Joining, inviting, setting up and the list of devices, as one piece: none of them works without a network. */
export { InviteScreen } from '../desk/invite.js';
export { SetupScreen } from '../desk/setup.js';
export { OfficerDevicesScreen } from '../devices/officer_devices.js';
export { OwnDevicesScreen } from '../devices/own_devices.js';
export { JoinScreen } from '../screens/join.js';
