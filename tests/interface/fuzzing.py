"""Sends what was drawn, and says what every answer must be: as described, no failure of ours, nothing by halves."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask.testing import FlaskClient
from peewee import fn
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from werkzeug.test import TestResponse

from tests.support.installation import Browser
from wso_pwa.database import database
from wso_pwa.records.models import Delivery, Reader

from .drawing import Request
from .scene import Scene

CHECKS = [
    *(not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance),
    response_schema_conformance,
]
"""That no body is taken which does not fit the document, the client sees to, by the bytes that were sent."""


@dataclass
class Tally:
    """What was answered, by operation and status, and how many items of pushes were taken or refused."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)

    @property
    def requests(self) -> int:
        return self.answers.total()

    def by_status(self) -> dict[int, int]:
        found: Counter[int] = Counter()
        for (_, status), count in self.answers.items():
            found[status] += count
        return dict(sorted(found.items()))


class Sender:
    """Runs requests against a scene, which is put back after each run."""

    def __init__(self, scene: Scene) -> None:
        self.app = scene.station.app
        self.cookies = {"Ada": _cookie(scene.ada), "Cleo": _cookie(scene.cleo), "nobody": "", "a liar": "made.up.it"}
        self.tally = Tally()

    def run(self, requests: list[Request]) -> None:
        """AssertionError, or a failure of schemathesis, for an answer that should not be."""
        with _put_back():
            clients = {who: self._client(cookie) for who, cookie in self.cookies.items()}
            for request in requests:
                self._send(clients[request.who], request)
            _check_delivery_logs()

    def _client(self, cookie: str) -> FlaskClient:
        client = self.app.test_client()
        if cookie:
            client.set_cookie("wso", cookie, domain="localhost")
        return client

    def _send(self, client: FlaskClient, request: Request) -> None:
        headers = dict(request.headers)
        answer = client.open(request.url, method=request.method, data=request.raw, headers=headers)
        self.tally.answers[request.name, answer.status_code] += 1
        assert answer.status_code < 500, (request, answer.get_data(as_text=True))
        if request.case is not None:
            request.case.validate_response(answer, checks=CHECKS)
        if request.name == "sync" and answer.status_code == 200:
            self._count_items(answer)

    def _count_items(self, answer: TestResponse) -> None:
        told = answer.json or {}
        self.tally.items["accepted"] += len(told["accepted"])
        self.tally.items.update(each["code"] for each in told["refused"])


@contextmanager
def _put_back() -> Iterator[None]:
    with database.atomic() as everything:
        try:
            yield
        finally:
            everything.rollback()


def _check_delivery_logs() -> None:
    """Positions without a gap up to the reader's end, whatever was refused on the way."""
    counted = dict(Delivery.select(Delivery.reader, fn.COUNT(Delivery.pos)).group_by(Delivery.reader).tuples())
    ends = dict(Delivery.select(Delivery.reader, fn.MAX(Delivery.pos)).group_by(Delivery.reader).tuples())
    assert counted == ends == {row.id: row.pos for row in Reader.select() if row.pos}


def _cookie(browser: Browser) -> str:
    found = browser.client.get_cookie("wso", domain="localhost")
    assert found is not None
    return found.value
