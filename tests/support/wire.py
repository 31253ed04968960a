"""A wire between a browser and the real server: it keeps what was sent and can lose answers on their way back.

Nothing is parsed or changed. `lose_answers()` lets requests through to the server and closes the connection when the
server begins to answer: what a phone sees when the network goes after the server has committed. `cut_answers()` does so
in the middle of an answer, `hold_answers()` lets whoever asks wait.
"""

from __future__ import annotations

import socket
import threading

from tests.support.ports import LOOPBACK, free_port

CHUNK = 65536
ACCEPT_WITHIN = 0.2
IDLE_WITHIN = 60.0


class Fate:
    """What becomes of the answers on one connection."""

    def __init__(self) -> None:
        self.lost = threading.Event()
        self.held = threading.Event()


class Wire:
    """Listens on ``port`` and passes bytes to ``server_port``.

    ``sent`` holds every byte that browsers sent, ``answered`` counts those that went back.
    """

    def __init__(self, server_port: int, port: int | None = None) -> None:
        self.port = port or free_port()
        self.sent = bytearray()
        self.lost = 0
        self.answered = 0
        self._server_port = server_port
        self._losing: bytes | None = None
        self._holding: bytes | None = None
        self._cutting = 0
        self._passing = threading.Event()
        self._open = False
        self._threads: list[threading.Thread] = []
        self._guard = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def lose_answers(self, path: bytes) -> None:
        """From now on, whoever sends a request line with ``path`` never hears the answer."""
        self._losing = path

    def cut_answers(self, path: bytes, after: int) -> None:
        """The same, but ``after`` bytes of the answer arrive."""
        self._cutting = after
        self._losing = path

    def hold_answers(self, path: bytes) -> None:
        """From now on, whoever sends a request line with ``path`` waits for the answer."""
        self._passing.clear()
        self._holding = path

    def pass_answers(self) -> None:
        self._losing = self._holding = None
        self._cutting = 0
        self._passing.set()

    def start(self) -> None:
        self._listener = socket.create_server((LOOPBACK, self.port))
        self._listener.settimeout(ACCEPT_WITHIN)
        self._open = True
        self._run(self._accept)

    def stop(self) -> None:
        self._open = False
        self._passing.set()
        for thread in self._threads:
            thread.join(timeout=5)
        self._listener.close()

    def __enter__(self) -> Wire:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _run(self, target, *args) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while self._open:
            try:
                browser, _ = self._listener.accept()
            except TimeoutError:
                continue
            try:
                server = socket.create_connection((LOOPBACK, self._server_port), timeout=5)
            except OSError:
                browser.close()
                continue
            fate = Fate()
            for end in (browser, server):
                end.settimeout(ACCEPT_WITHIN)
            self._run(self._up, browser, server, fate)
            self._run(self._down, server, browser, fate)

    def _up(self, browser: socket.socket, server: socket.socket, fate: Fate) -> None:
        for piece in self._pieces(browser):
            with self._guard:
                self.sent += piece
            if self._losing and self._losing in piece:
                fate.lost.set()
            if self._holding and self._holding in piece:
                fate.held.set()
            if not self._pass(piece, server):
                break
        _close(server)

    def _down(self, server: socket.socket, browser: socket.socket, fate: Fate) -> None:
        for piece in self._pieces(server):
            if fate.held.is_set():
                self._passing.wait()
            if fate.lost.is_set():
                self.lost += 1
                self._pass(piece[: self._cutting], browser)
                break
            if not self._pass(piece, browser):
                break
            with self._guard:
                self.answered += len(piece)
        _close(browser)

    def _pieces(self, end: socket.socket):
        while self._open:
            try:
                piece = end.recv(CHUNK)
            except TimeoutError:
                continue
            except OSError:
                return
            if not piece:
                return
            yield piece

    def _pass(self, piece: bytes, end: socket.socket) -> bool:
        try:
            end.settimeout(IDLE_WITHIN)
            end.sendall(piece)
            end.settimeout(ACCEPT_WITHIN)
        except OSError:
            return False
        return True


def _close(end: socket.socket) -> None:
    """Close both ways; the other side may have gone already, which is what was wanted."""
    if end.fileno() == -1:
        return
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        end.close()
        return
    end.close()
