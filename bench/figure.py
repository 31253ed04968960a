"""One line of the table: what was measured, what it is held against, and how much it may be."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`floor` is the same work done plainly, in the same unit and the same run; then the bound is on the ratio, else on
    the figure itself. A figure without a bound is only reported. `measured` and `floor` are medians of `runs`. `note`
    says why the bound is missed, should it be.
    """

    work: str
    measured: float
    unit: str
    runs: int
    bound: float | None = None
    floor: float | None = None
    floor_is: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if not self.floor else self.measured / self.floor

    @property
    def within(self) -> bool | None:
        """Whether the bound is kept; None where there is none."""
        if self.bound is None:
            return None
        return (self.measured if self.ratio is None else self.ratio) <= self.bound

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "within": self.within}


def read_figure(kept: dict[str, Any]) -> Figure:
    """The figure that `as_json` wrote."""
    return Figure(**{name: value for name, value in kept.items() if name not in ("ratio", "within")})
