"""The server's own certificate, signed by the authority: for this machine's names and addresses of today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .addresses import LOOPBACK
from .authority import NEAR_ITS_END, ROOT, Authority, authority
from .files import certificate_file, keep_certificate, keep_key, kept_certificate, kept_key, key_file

SERVER = "server"
VALID = timedelta(days=397)
"""Phones believe none that is valid for longer (CA/Browser Forum, 398 days)."""


@dataclass(frozen=True)
class Prepared:
    """What the server process needs, and the root that phones are to trust."""

    certificate: Path
    key: Path
    root: x509.Certificate


def prepare(folder: Path, host_name: str, addresses: Iterable[IPv4Address], now: datetime) -> Prepared:
    """Makes what is missing, near its end, or for other names; keeps the rest. ConfigError `tls_unreadable`."""
    issuer = authority(folder, host_name, now)
    names = _names(issuer, host_name, addresses)
    if not _serves(kept_certificate(folder, SERVER), kept_key(folder, SERVER), issuer, names, now):
        key = ec.generate_private_key(ec.SECP256R1())
        keep_key(folder, SERVER, key)
        keep_certificate(folder, SERVER, _sign(issuer, key, names, now))
    return Prepared(certificate_file(folder, SERVER), key_file(folder, SERVER), issuer.certificate)


def kept_root(folder: Path) -> x509.Certificate | None:
    """The public root, None before it is made."""
    return kept_certificate(folder, ROOT)


def _names(issuer: Authority, host_name: str, addresses: Iterable[IPv4Address]) -> x509.SubjectAlternativeName:
    """A name that the machine was given after the authority was made is left out: phones would refuse all for it."""
    hosts = [each for each in dict.fromkeys(("localhost", host_name)) if each in issuer.host_names]
    found = sorted({LOOPBACK, *addresses})
    return x509.SubjectAlternativeName([*map(x509.DNSName, hosts), *map(x509.IPAddress, found)])


def _serves(
    certificate: x509.Certificate | None,
    key: ec.EllipticCurvePrivateKey | None,
    issuer: Authority,
    names: x509.SubjectAlternativeName,
    now: datetime,
) -> bool:
    if certificate is None or key is None or certificate.public_key() != key.public_key():
        return False
    told = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    signed_by = certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    fresh = now + NEAR_ITS_END < certificate.not_valid_after_utc
    return fresh and told == names and signed_by == _key_of(issuer)


def _sign(
    issuer: Authority, key: ec.EllipticCurvePrivateKey, names: x509.SubjectAlternativeName, now: datetime
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Welfare support, trying out")])
    begins = now - timedelta(days=1)
    ends = min(begins + VALID, issuer.certificate.not_valid_after_utc)
    builder = (
        x509.CertificateBuilder(
            issuer.certificate.subject, name, key.public_key(), x509.random_serial_number(), begins, ends
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(names, critical=False)
        .add_extension(_key_of(issuer), critical=False)
    )
    return builder.sign(issuer.key, hashes.SHA256())


def _key_of(issuer: Authority) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
