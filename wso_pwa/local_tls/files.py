"""Certificates and keys as files: NAME.crt, and NAME.key for its owner only. What is replaced is replaced whole."""

import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from wso_pwa.config import ConfigError


def certificate_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.crt"


def key_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.key"


def kept_certificate(folder: Path, name: str) -> x509.Certificate | None:
    """None where there is none; ConfigError `tls_unreadable`."""
    path = certificate_file(folder, name)
    try:
        return x509.load_pem_x509_certificate(path.read_bytes()) if path.exists() else None
    except (OSError, ValueError):
        raise _unreadable(path) from None


def kept_key(folder: Path, name: str) -> ec.EllipticCurvePrivateKey | None:
    """None where there is none; ConfigError `tls_unreadable`."""
    path = key_file(folder, name)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None) if path.exists() else None
    except (OSError, ValueError, TypeError):
        raise _unreadable(path) from None
    if key is not None and not isinstance(key, ec.EllipticCurvePrivateKey):
        raise _unreadable(path)
    return key


def keep_certificate(folder: Path, name: str, certificate: x509.Certificate) -> None:
    _write(certificate_file(folder, name), certificate.public_bytes(Encoding.PEM), 0o644)


def keep_key(folder: Path, name: str, key: ec.EllipticCurvePrivateKey) -> None:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _write(key_file(folder, name), pem, 0o600)


def _write(path: Path, content: bytes, mode: int) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    beside.replace(path)


def _unreadable(path: Path) -> ConfigError:
    return ConfigError(
        "tls_unreadable", f"{path} cannot be read. Remove {path.parent}; phones then need the new root certificate."
    )
