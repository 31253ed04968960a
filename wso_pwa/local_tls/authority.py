"""The authority: a root certificate that may speak for this machine's name and for private networks, and its key."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from .addresses import PRIVATE
from .files import keep_certificate, keep_key, kept_certificate, kept_key

ROOT = "root"
VALID = timedelta(days=3 * 365)
NEAR_ITS_END = timedelta(days=30)


@dataclass(frozen=True)
class Authority:
    """`certificate` is public; `key` signs for whatever the certificate's name constraints permit."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def host_names(self) -> frozenset[str]:
        """The names that it may speak for."""
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        permitted = constraints.permitted_subtrees or []
        return frozenset(each.value for each in permitted if isinstance(each, x509.DNSName))


def authority(folder: Path, host_name: str, now: datetime) -> Authority:
    """The one that is kept, so that phones need no other root; a new one where there is none or its end is near."""
    certificate, key = kept_certificate(folder, ROOT), kept_key(folder, ROOT)
    if certificate and key and _is_of_use(certificate, key, now):
        return Authority(certificate, key)
    made = _make(host_name, now)
    keep_key(folder, ROOT, made.key)
    keep_certificate(folder, ROOT, made.certificate)
    return made


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as phones show it: pairs of hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _is_of_use(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, now: datetime) -> bool:
    return certificate.public_key() == key.public_key() and now + NEAR_ITS_END < certificate.not_valid_after_utc


def _make(host_name: str, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Welfare support, trying out on {host_name}"[:64])])
    public = key.public_key()
    builder = (
        x509.CertificateBuilder(name, name, public, x509.random_serial_number(), now - timedelta(days=1), now + VALID)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_signs_certificates(), critical=True)
        .add_extension(_may_speak_for(host_name), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    return Authority(builder.sign(key, hashes.SHA256()), key)


def _may_speak_for(host_name: str) -> x509.NameConstraints:
    """Who steals the key can pretend to be nothing on the internet."""
    names: list[x509.GeneralName] = [x509.DNSName(each) for each in dict.fromkeys(("localhost", host_name))]
    return x509.NameConstraints([*names, *(x509.IPAddress(network) for network in PRIVATE)], excluded_subtrees=None)


def _signs_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
