"""Times of the stories: told from the day on which the demonstration is made, as clocks in London show them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MINUTE = 60_000


@dataclass(frozen=True)
class At:
    """So many days ago, when the clock showed `HH:MM`. Today is told with `Ago`: nobody knows how late it is."""

    days_ago: int
    clock: str

    def moment(self, now: int) -> int:
        """Milliseconds UTC."""
        return moment_of(london_day(now) - timedelta(days=self.days_ago), time.fromisoformat(self.clock))


@dataclass(frozen=True)
class Ago:
    """So many minutes ago."""

    minutes: int

    def moment(self, now: int) -> int:
        """Milliseconds UTC."""
        return now - self.minutes * MINUTE


@dataclass(frozen=True)
class Day:
    """A calendar day among the answers: so many days after today, negative before it."""

    offset: int

    def text(self, now: int) -> str:
        """`YYYY-MM-DD`."""
        return (london_day(now) + timedelta(days=self.offset)).isoformat()


Moment = At | Ago


def london_day(moment: int) -> date:
    """The day that calendars in London show."""
    return _wall(moment).date()


def london_clock(moment: int) -> str:
    """`HH:MM`, as clocks in London show it."""
    return f"{_wall(moment):%H:%M}"


def end_of_day(day: str) -> int:
    """The midnight that ends a day `YYYY-MM-DD` in London, milliseconds UTC."""
    return moment_of(date.fromisoformat(day) + timedelta(days=1), time())


def moment_of(day: date, clock: time) -> int:
    """Milliseconds UTC at which clocks in London show this."""
    return round(datetime.combine(day, clock, LONDON).timestamp() * 1000)


def _wall(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(LONDON)
