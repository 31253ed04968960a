"""The page of the force's settings, for force contacts: numbers for Help now, support to ask about, synced passkeys."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext
from flask_login import current_user
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxInput, GovTextArea, GovTextInput
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.fields import Field
from wtforms.validators import Length, ValidationError

from wso_pwa.database import locked, writing
from wso_pwa.errors import AppError
from wso_pwa.parts import now
from wso_pwa.people.models import Force
from wso_pwa.records.audit import NumbersChanged, record
from wso_pwa.records.directory import CONTACT
from wso_pwa.sealing.encoding import b64u, sha256
from wso_pwa.welfare.directory import (
    LONGEST_HINT,
    NumberError,
    OwnNumber,
    help_numbers,
    own_entries,
    own_numbers,
    read_number,
    save_numbers,
)
from wso_pwa.welfare.supports import (
    MOST_SUPPORTS,
    SUPPORTS,
    SupportError,
    read_supports,
    save_supports,
    supports_text,
)
from wso_pwa.welfare.synced_passkeys import SYNCED_PASSKEYS, save_synced_passkeys, synced_passkeys

from .shelf import shelf

blueprint = Blueprint("settings", __name__, url_prefix="/settings")
LONGEST_NUMBER = 30
SEEN = "seen"
"""What was kept when the page was opened, as a digest: two contacts who edit at once do not undo each other unseen."""
LONDON = ZoneInfo("Europe/London")


@blueprint.route("/numbers", methods=["GET", "POST"])
def numbers() -> str | Response:
    """Shows the form, or keeps what it says. What cannot be dialled is shown again with a sentence; nothing is lost."""
    if CONTACT not in current_user.roles:
        raise AppError("not_allowed")
    form = _form_class()(data=_filled_in())
    if form.validate_on_submit() and _save(form):
        return redirect("/settings/numbers?saved=1", 303)
    form[SEEN].data = _seen()
    return render_template(
        "settings_numbers.html",
        css=shelf().assets.css,
        demo=shelf().config.demo,
        form=form,
        entries=help_numbers(),
        saved="saved" in request.args and not form.errors,
    )


def _form_class() -> type[FlaskForm]:
    """One number and one hint for each line of the directory that is the force's own."""
    fields: dict[str, object] = {}
    for entry in own_entries():
        fields[f"{entry.key}_number"] = StringField(
            gettext("%(name)s: number", name=str(entry.label)),
            validators=[Length(max=LONGEST_NUMBER), _can_be_dialled],
            widget=GovTextInput(),
            render_kw={"autocomplete": "off", "inputmode": "tel", "spellcheck": "false"},
        )
        fields[f"{entry.key}_hint"] = StringField(
            gettext("%(name)s: when and how, in a few words", name=str(entry.label)),
            validators=[Length(max=LONGEST_HINT)],
            widget=GovTextInput(),
            render_kw={"autocomplete": "off", "spellcheck": "false"},
        )
    fields[SUPPORTS] = TextAreaField(
        gettext("Support that a contact record asks about"),
        description=gettext(
            "One on each line. A line that you change counts as another support; records keep the old name."
        ),
        validators=[_can_be_offered],
        widget=GovTextArea(),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    fields[SYNCED_PASSKEYS] = BooleanField(
        gettext("Allow passkeys that are synced"),
        description=gettext(
            "Apple, Google and others copy a synced passkey to further devices. Whoever has that account, and a copy of"
            " what lies on the phone, could open the app. Without the tick a passkey has to stay on its device."
        ),
        widget=GovCheckboxInput(),
    )
    fields[SEEN] = HiddenField(validators=[_is_still_so])
    return type("NumbersForm", (FlaskForm,), fields)


def _is_still_so(_form: FlaskForm, field: Field) -> None:
    if field.data != _seen():
        raise ValidationError(
            gettext(
                "Somebody else has changed this page meanwhile. Your entries are still here: compare, then save again."
            )
        )


def _seen() -> str:
    kept = {key: [line.number, line.hint] for key, line in own_numbers().items()}
    return b64u(sha256(json.dumps([kept, supports_text(), synced_passkeys()], sort_keys=True).encode()))


def _can_be_dialled(_form: FlaskForm, field: Field) -> None:
    try:
        read_number(field.data or "")
    except NumberError:
        example = gettext("Enter a number that any phone can dial, such as 01632 960001, or leave it empty.")
        raise ValidationError(f"{field.label.text}. {example}") from None


def _can_be_offered(_form: FlaskForm, field: Field) -> None:
    try:
        read_supports(field.data or "")
    except SupportError as error:
        if error.name:
            raise ValidationError(
                gettext("%(name)s: use up to 80 characters, letters first.", name=error.name)
            ) from None
        raise ValidationError(gettext("Keep no more than %(most)s kinds of support.", most=MOST_SUPPORTS)) from None


def _filled_in() -> dict[str, object]:
    own = own_numbers()
    given = {f"{key}_number": line.number for key, line in own.items()}
    hints = {f"{key}_hint": line.hint for key, line in own.items()}
    return {**given, **hints, SUPPORTS: supports_text(), SYNCED_PASSKEYS: synced_passkeys()}


def _save(form: FlaskForm) -> bool:
    """Keeps it all, one contact after the other; False, with an error at `seen`, when somebody else was first."""
    lines = {
        entry.key: OwnNumber(form[f"{entry.key}_number"].data or "", form[f"{entry.key}_hint"].data or "")
        for entry in own_entries()
    }
    today = datetime.fromtimestamp(now() / 1000, UTC).astimezone(LONDON).date()
    with writing():
        next(iter(locked(Force.select(Force.id))))
        if not form[SEEN].validate(form):
            return False
        changed = save_numbers(lines, today)
        if save_supports(form[SUPPORTS].data or ""):
            changed.append(SUPPORTS)
        if save_synced_passkeys(form[SYNCED_PASSKEYS].data):
            changed.append(SYNCED_PASSKEYS)
        record(NumbersChanged(current_user.person, " ".join(changed)), now())
    return True
