"""The addresses of sync, and of what a device asks for that has no session any more."""

from flask import Blueprint, request
from flask_login import current_user

from wso_pwa.errors import AppError
from wso_pwa.parts import now
from wso_pwa.wire import LARGE, read_body

from .devices import ORDER, order_for
from .sync import REQUEST, Talker, synchronise

blueprint = Blueprint("records", __name__, url_prefix="/api")


@blueprint.post("/sync")
def sync() -> dict[str, object]:
    """Push and pull for the session's person."""
    asked = read_body(request, REQUEST, LARGE)
    if asked["device"] != current_user.device:
        raise AppError("wrong_device")
    talker = Talker(current_user.force, current_user.person, current_user.device)
    return {"ok": True, **synchronise(talker, asked, now())}


@blueprint.post("/wipe-order")
def wipe_order() -> dict[str, object]:
    """For a device without a session: the statements up to the one that orders it to be emptied, if there is one."""
    return {"ok": True, "statements": order_for(read_body(request, ORDER), now())}
