"""The address of the document."""

from flask import Blueprint, current_app

from wso_pwa.parts import parts

from .document import document

blueprint = Blueprint("interface", __name__, url_prefix="/api")


@blueprint.get("/openapi.json")
def describe() -> dict[str, object]:
    """Public: it is documentation, and says nothing of the force."""
    return document(parts().config.public_url, current_app.config["SESSION_COOKIE_NAME"])
