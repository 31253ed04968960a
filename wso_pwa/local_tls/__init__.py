"""HTTPS for trying the app out on a phone in the same network: a certificate authority of this machine's own.

It is made once and kept in INSTANCE_PATH/tls; a phone that trusts its root may install the app. For HTTPS=1 only.
"""
