"""Who: the force, accounts, vaults, devices, sessions, invitations."""
