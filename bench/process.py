"""What running processes have used, as the kernel counts it (Linux)."""

from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
KIB = 1024


def family(pid: int) -> list[int]:
    """A process and its children, the workers of a gunicorn."""
    children = (PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
    return [pid, *map(int, children)]


def cpu_seconds(pids: Iterable[int]) -> float:
    """On a processor so far, user and system, all threads; schedstat counts nanoseconds, stat only hundredths."""
    return sum(_on_processor(PROC / str(pid)) for pid in pids) / 1e9


def memory(pids: Iterable[int]) -> int:
    """Proportional set size in bytes: pages that several processes share are shared out among them."""
    return sum(_pss(PROC / str(pid) / "smaps_rollup") for pid in pids)


def _on_processor(process: Path) -> int:
    return sum(int((task / "schedstat").read_text().split()[0]) for task in (process / "task").iterdir())


def _pss(rollup: Path) -> int:
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * KIB
