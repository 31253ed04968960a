"""Recovered cases as pages that a person reads and as JSON that a program reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext, lazy_gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wso_pwa.sealing.case_log import ADOPTED, ASIDE
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.welfare.forms import ReadSection, published_declaration, reading

from .findings import SENTENCES
from .records import UNDECIDED, OpenedRecord
from .recover import RecoveredCase, Recovery

LONDON = ZoneInfo("Europe/London")
Forms = Callable[[str, int], Mapping[str, Any] | None]
Content = Mapping[str, Any]
NOTHING: Content = {"form": "", "version": 0, "about": None, "values": {}}
WITHOUT_FORM = {
    "review": lazy_gettext("Read and reviewed"),
    "view": lazy_gettext("Opened and read"),
    "acknowledge": lazy_gettext("Risk acknowledged"),
    "set-aside": lazy_gettext("Set aside"),
}


@dataclass(frozen=True)
class ShownRecord:
    """A record as a page shows it."""

    record: OpenedRecord
    title: str
    author: str
    sections: list[ReadSection]
    problems: list[str]
    about: str
    decided: str
    """Whose word it is that it counts, or does not; empty where there is none."""


class Pages:
    """Renders with the templates of a folder; `forms` gives the declaration of a form's version, or None."""

    def __init__(self, templates: Path, forms: Forms = published_declaration) -> None:
        self._forms = cache(forms)
        self._templates = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
        self._templates.filters["when"] = when

    def index(self, recovery: Recovery) -> str:
        """The page that names every case and everything that could not be verified."""
        root = recovery.ledger.root
        fingerprint = root_fingerprint(root) if root else ""
        return self._templates.get_template("recovery/index.html").render(recovery=recovery, fingerprint=fingerprint)

    def case(self, recovery: Recovery, case: RecoveredCase) -> str:
        """A case with all its records."""
        said = {record.fields["record"]: record.content for record in case.records if record.content}
        records = [self._shown(recovery, record, said) for record in case.records]
        members = [_name(recovery, person) for person in sorted(case.state.ever_members if case.state else ())]
        page = self._templates.get_template("recovery/case.html")
        return page.render(case=case, groups=_groups(records), members=members)

    def _shown(self, recovery: Recovery, record: OpenedRecord, said: Mapping[str, Content]) -> ShownRecord:
        content = record.content or NOTHING
        about = content["about"]["record"] if content["about"] else ""
        subject = said.get(about, NOTHING)
        declaration = self._forms(content["form"], content["version"])
        subject_form = self._forms(subject["form"], subject["version"])
        title = declaration["title"] if declaration else str(WITHOUT_FORM.get(content["form"], content["form"]))
        return ShownRecord(
            record=record,
            title=title if record.content else gettext("Could not be opened"),
            author=_name(recovery, record.fields["author"]),
            sections=reading(declaration, content["values"], t=gettext, about=subject_form),
            problems=[str(SENTENCES[code]) for code in record.problems],
            about=about,
            decided=_decided(recovery, record),
        )


def case_json(case: RecoveredCase) -> dict[str, Any]:
    """A case as JSON: members, findings and every record with its header, content and problems."""
    return {
        "case": case.id,
        "members": list(case.state.members) if case.state else [],
        "ever_members": sorted(case.state.ever_members) if case.state else [],
        "disposed": bool(case.state and case.state.disposed),
        "findings": [{"code": finding.code, "where": finding.where} for finding in case.findings],
        "records": [
            {
                "digest": record.digest,
                "header": dict(record.fields),
                "received_at": record.received_at,
                "late": record.late,
                **({"decided": record.decided} if record.decided else {}),
                **({"decided_by": record.said_by.person, "decided_at": record.said_by.at} if record.said_by else {}),
                "content": record.content,
                "problems": list(record.problems),
            }
            for record in case.records
        ],
    }


def report_json(recovery: Recovery) -> dict[str, Any]:
    """The whole recovery in short, without what was said."""
    people = [
        {"id": person.id, "name": person.name, "roles": list(person.roles), "active": person.active}
        for person in recovery.ledger.people.values()
    ]
    return {
        "force": recovery.ledger.force,
        "name": recovery.ledger.name,
        "made_at": recovery.made_at,
        "verified": recovery.verified,
        "people": people,
        "cases": {case.id: len(case.records) for case in recovery.cases},
        "findings": [{"code": finding.code, "where": finding.where} for finding in recovery.all_findings],
    }


def when(moment: int) -> str:
    """A time as read in London: 10 March 2026, 09:05."""
    try:
        local = datetime.fromtimestamp(moment / 1000, UTC).astimezone(LONDON)
    except (OverflowError, ValueError, OSError):
        return str(moment)
    return f"{local.day} {local:%B %Y, %H:%M}"


def _groups(records: list[ShownRecord]) -> list[tuple[str, list[ShownRecord]]]:
    """With a heading each: what came in time or was adopted stands together, and apart from it what was not."""
    titles = {
        "": "",
        UNDECIDED: gettext("Came late, and nobody has decided on it"),
        ASIDE: gettext("Came late, and was set aside"),
    }
    found = [(title, [each for each in records if _group(each) == which]) for which, title in titles.items()]
    return [(title, members) for title, members in found if members]


def _group(shown: ShownRecord) -> str:
    decided = shown.record.decided
    return "" if decided == ADOPTED else decided


def _decided(recovery: Recovery, record: OpenedRecord) -> str:
    """A contact's word, by name, with the day and time that the statement names."""
    if record.said_by is None:
        return ""
    facts = {"name": _name(recovery, record.said_by.person), "time": when(record.said_by.at)}
    if record.decided == ADOPTED:
        return str(gettext("Adopted by %(name)s, %(time)s.", **facts))
    return str(gettext("Set aside by %(name)s, %(time)s.", **facts))


def _name(recovery: Recovery, person: str) -> str:
    known = recovery.ledger.people.get(person)
    return known.name if known else person
