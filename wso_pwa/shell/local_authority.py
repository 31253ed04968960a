"""The root certificate of this machine's own authority, for phones. Registered with HTTPS=1 only: otherwise 404."""

from cryptography.hazmat.primitives.serialization import Encoding
from flask import Blueprint, Response

from wso_pwa.errors import AppError
from wso_pwa.local_tls.introduction import ADDRESS
from wso_pwa.local_tls.server import kept_root
from wso_pwa.parts import parts

blueprint = Blueprint("local_authority", __name__)


@blueprint.get(ADDRESS)
def root() -> Response:
    """The certificate alone, which is public; its key never leaves the folder."""
    certificate = kept_root(parts().config.tls_path)
    if certificate is None:
        raise AppError("not_found")
    return Response(certificate.public_bytes(Encoding.DER), content_type="application/x-x509-ca-cert")
