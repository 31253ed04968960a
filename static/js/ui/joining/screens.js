/** Joining, inviting, setting up, another passphrase, the list of devices and a shared computer, as one piece: none of them works without a network. */
import '../../vault/joining.js'; // so that it is here when the vault asks for it, and nothing is left to be fetched after a code has been typed
import '../../vault/security_keys.js';
import '../../vault/setting_up.js';

export { InviteScreen } from '../desk/invite.js';
export { RecoveryKeyScreen } from '../desk/recovery_key.js';
export { SetupScreen } from '../desk/setup.js';
export { StopScreen } from '../desk/stop.js';
export { TakeOverScreen } from '../desk/take_over.js';
export { AddDeviceScreen } from '../devices/add_device.js';
export { OfficerDevicesScreen } from '../devices/officer_devices.js';
export { OwnDevicesScreen } from '../devices/own_devices.js';
export { PassphraseScreen } from '../passphrase/screen.js';
export { JoinScreen } from '../screens/join.js';
export { GuestScreen } from './guest.js';
export { OtherDeviceScreen } from './other_device.js';
export { RenewScreen } from './renew.js';
