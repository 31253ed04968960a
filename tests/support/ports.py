"""Free ports and bounded waiting on the loopback address."""

import itertools
import os
import socket
import time
from collections.abc import Callable

LOOPBACK = "127.0.0.1"
# Below those that the system lends to outgoing connections, above those that Chromium refuses. Each process begins
# elsewhere, so that no other test is given the same one between finding it free and listening on it.
PORTS = range(11_000, 32_000)
_ports = itertools.islice(itertools.cycle(PORTS), os.getpid() * 997 % len(PORTS), None)


def free_port() -> int:
    """A TCP port on the loopback address that nothing listens on at the moment."""
    return next(port for port in itertools.islice(_ports, len(PORTS)) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def wait_until(ready: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Ask `ready` again and again until it says yes; TimeoutError naming `what` after `seconds`."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.05)


def listens(port: int) -> bool:
    """Whether something accepts connections on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((LOOPBACK, port)) == 0
