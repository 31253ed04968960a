"""A server that ships anything else than the build is found out, whatever it changes."""

import json
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.commands.support import run
from tests.support.server import RunningServer
from wso_pwa.sealing.encoding import b64u, sha256
from wso_pwa.verifying.fetching import Fetched
from wso_pwa.verifying.reference import ALIKE, FORMS, POLICY, WORKER, Reference, hashes, reference, split_worker
from wso_pwa.verifying.verify import differences


class Shipped:
    """A server that ships what the build does, but for what a test changes in it."""

    def __init__(self, build: Reference) -> None:
        self._build = build
        self.changed: dict[str, Callable[[bytes], bytes]] = {}
        self.policies: dict[str, str] = {}
        self.gone: set[str] = set()

    def get(self, path: str) -> Fetched:
        content, policy = self._build.get(path)
        headers = Message()
        headers[POLICY] = self.policies.get(path, policy)
        change = self.changed.get(path, lambda content: content)
        return Fetched(404 if path in self.gone else 200, change(content), headers)

    def edit(self, path: str, old: str, new: str) -> None:
        def change(content: bytes) -> bytes:
            assert old.encode() in content
            return content.replace(old.encode(), new.encode(), 1)

        self.changed[path] = change


@pytest.fixture(scope="module")
def build() -> Iterator[Reference]:
    with reference() as found:
        yield found


@pytest.fixture
def shipped(build: Reference) -> Shipped:
    return Shipped(build)


@pytest.fixture
def found(build: Reference, shipped: Shipped) -> Callable[[], set[tuple[str, str]]]:
    return lambda: {(each.code, each.path) for each in differences(shipped, build)}


def test_the_same_build_is_recognised(found):
    assert found() == set()


def test_one_byte_in_a_file_of_each_kind(build, shipped, found):
    for file in {file.role: file for file in build.assets.files}.values():
        shipped.changed = {file.url: lambda content: content[:-1] + b" "}
        assert found() == {("content_differs", file.url)}


def test_a_file_that_is_not_there(build, shipped, found):
    shipped.gone = {build.assets.entry, "/help-now"}
    assert {("missing", build.assets.entry), ("missing", "/help-now")} <= found()


@pytest.mark.parametrize(
    "added",
    [
        '<script src="/static/built/more.js"></script>',
        "<script>send()</script>",
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
        '<img src="x" onerror="send()">',
        '<a href=" java\tscript:send()">Go on</a>',
        '<iframe srcdoc="x"></iframe>',
    ],
)
def test_a_page_that_loads_or_runs_more(shipped, found, added):
    """The worker's list changes with the page, or the server lists what it does not serve."""
    shipped.edit("/", "</body>", f"{added}</body>")
    assert ("loads_differ", "/") in found()


def test_words_and_numbers_are_the_forces_own(build, shipped, found):
    """The list that the worker keeps has to say so too."""
    shipped.edit("/help-now", "Help now", "Help at once")
    assert found() == {("listed_otherwise", WORKER)}
    lists, _ = split_worker(build.get(WORKER)[0])
    listed = lists["__precache"]["/help-now"]
    shipped.edit(WORKER, listed, b64u(sha256(shipped.get("/help-now").content)))
    assert found() == set()


def test_a_looser_policy(shipped, found):
    shipped.policies["/"] = "default-src *"
    assert found() == {("policy_differs", "/")}


def test_a_form_that_runs_something(shipped, found):
    def change(content: bytes) -> bytes:
        forms = json.loads(content)
        forms["forms"][0]["page"] += "<script>send()</script>"
        return json.dumps(forms).encode()

    shipped.changed[FORMS] = change
    assert ("loads_differ", FORMS) in found()
    shipped.changed[FORMS] = lambda _content: b"[]"
    assert ("loads_differ", FORMS) in found()


def test_another_worker(shipped, found):
    for change in (lambda script: script + b"\nsend();", lambda _script: b"send();", lambda _script: b"\xff"):
        shipped.changed = {WORKER: change}
        assert found() == {("worker_differs", WORKER)}


def test_pieces_are_data_and_nothing_else(shipped, found):
    """Of what a page is made is the force's own, since it holds the numbers; the digest decides what is kept."""
    shipped.edit(WORKER, "self.__pieces={", 'self.__pieces={"/other":["words"],')
    assert found() == set()
    shipped.edit(WORKER, "self.__pieces={", "self.__pieces=send(),{")
    assert found() == {("worker_differs", WORKER)}


def test_a_worker_that_keeps_a_file_of_its_own(shipped, found):
    shipped.edit(WORKER, "self.__precache=[", 'self.__precache=[["/static/built/more.js","x"],')
    assert found() == {("listed_otherwise", WORKER)}


def test_the_hashes_name_neither_pages_nor_forms_and_whatever_else_the_build_serves(build: Reference) -> None:
    """Each force has its own numbers and forms there, and so its own lists in the worker."""
    named = {what.split()[0] for what, _ in hashes(build)}
    assert named == {file.url for file in build.assets.files} | {*ALIKE, WORKER}


def test_the_hash_of_the_worker_follows_its_text_and_nothing_of_a_force(build: Reference, shipped: Shipped) -> None:
    def listed() -> str:
        found = SimpleNamespace(assets=build.assets, get=lambda path: (shipped.get(path).content, ""))
        return dict(hashes(found))[f"{WORKER} from line 4"]

    own = listed()
    lists, _ = split_worker(build.get(WORKER)[0])
    shipped.edit(WORKER, lists["__precache"]["/help-now"], "x" * 43)
    assert listed() == own
    shipped.changed[WORKER] = lambda script: script + b"send();"
    assert listed() != own


def test_the_command_against_a_running_server(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    assert run("setup", env={"INSTANCE_PATH": str(instance)}).exit_code == 0
    with RunningServer(instance) as server:
        result = run("verify-build", server.url, env={})
        assert (result.exit_code, "The server ships this build" in result.output) == (0, True), result.output
    result = run("verify-build", server.url, env={})
    assert (result.exit_code, "(unreachable)" in result.output) == (2, True)
    result = run("verify-build", "file:///etc/passwd", env={})
    assert (result.exit_code, "(address_invalid)" in result.output) == (2, True)


def test_the_hashes_of_a_build_are_written_as_they_are_published() -> None:
    lines = run("hashes", env={}).output.splitlines()
    assert lines[-1].endswith("  all")
    [style] = [line for line in lines if line.endswith(".css")]
    assert len(style.split()[0]) == 43
    assert len([line for line in lines if line.endswith("  /service-worker.js from line 4")]) == 1
