"""The comparison. What differs is named by address; codes are stable."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from wso_pwa.sealing.encoding import b64u, sha256

from .fetching import Server
from .page import loaded_by
from .reference import ALIKE, FORMS, PAGES, POLICY, WORKER, Reference, split_worker

SENTENCES: dict[str, LazyString] = {
    "content_differs": lazy_gettext("Its bytes are not those of this build."),
    "missing": lazy_gettext("It is not there."),
    "loads_differ": lazy_gettext("The page loads or runs something else than the page of this build."),
    "policy_differs": lazy_gettext("The page is served under another content security policy."),
    "worker_differs": lazy_gettext("The service worker is not the one of this build."),
    "listed_otherwise": lazy_gettext("The worker is told to keep something else than what is served."),
}


@dataclass(frozen=True)
class Difference:
    """`path`: where on the server."""

    code: str
    path: str

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code])


def differences(server: Server, build: Reference) -> Iterator[Difference]:
    """All that a browser would get from the server and not from this build. FetchError where there is no answer."""
    served: dict[str, str] = {}
    for file in build.assets.files:
        yield from _same(server, file.url, file.sha256)
    for path in ALIKE:
        content, _ = build.get(path)
        served[path] = b64u(sha256(content))
        yield from _same(server, path, served[path])
    for path in (*PAGES, FORMS):
        answer = server.get(path)
        served[path] = b64u(sha256(answer.content))
        if answer.status != 200:
            yield Difference("missing", path)
        elif path == FORMS:
            yield from _forms(answer.content)
        else:
            yield from _page(build, path, answer.content, answer.headers.get(POLICY, ""))
    yield from _worker(server, build, served)


def _same(server: Server, path: str, digest: str) -> Iterator[Difference]:
    answer = server.get(path)
    if answer.status != 200:
        yield Difference("missing", path)
    elif b64u(sha256(answer.content)) != digest:
        yield Difference("content_differs", path)


def _page(build: Reference, path: str, content: bytes, policy: str) -> Iterator[Difference]:
    expected, expected_policy = build.get(path)
    if loaded_by(content.decode("utf-8", "replace")) != loaded_by(expected.decode()):
        yield Difference("loads_differ", path)
    if policy != expected_policy:
        yield Difference("policy_differs", path)


def _forms(content: bytes) -> Iterator[Difference]:
    """A force may declare forms of its own: none of their pages loads or runs anything."""
    try:
        pages = [form["page"] or "" for form in json.loads(content)["forms"]]
        runs = any(loaded_by(page) for page in pages)
    except (ValueError, KeyError, TypeError):
        runs = True
    if runs:
        yield Difference("loads_differ", FORMS)


def _worker(server: Server, build: Reference, served: dict[str, str]) -> Iterator[Difference]:
    answer, (own, _) = server.get(WORKER), build.get(WORKER)
    try:
        lists, text = split_worker(answer.content)
    except (ValueError, TypeError):
        yield Difference("worker_differs", WORKER)
        return
    expected, own_text = split_worker(own)
    if text != own_text:
        yield Difference("worker_differs", WORKER)
    kept = {path: served.get(path, digest) for path, digest in expected["__precache"].items()}
    if lists != {"__precache": kept, "__desk": expected["__desk"]}:
        yield Difference("listed_otherwise", WORKER)
