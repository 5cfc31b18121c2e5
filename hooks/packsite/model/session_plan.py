"""The timetable of a session plan, as its page gives it."""

from typing import NamedTuple


class PlanPart(NamedTuple):
    """A row of the timetable: a part of the session."""

    title: str
    starts: int
    """Minutes after the session begins; negative where it is not written as `0:05`."""
    minutes: int
    """How long it takes; 0 where it is not written as a whole number."""
    at: int
    """The offset of its row in the file."""

    @property
    def ends(self) -> int:
        """Minutes after the session begins at which the next part does."""
        return self.starts + self.minutes

    @property
    def heading(self) -> str:
        """The words of the heading of its section: `What is missing? (10 minutes)`."""
        return f"{self.title} ({self.minutes} minute{'s' * (self.minutes != 1)})"


def clock(minutes: int) -> str:
    """Return minutes as a timetable gives them: 65 is `1:05`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def duration(minutes: int) -> str:
    """Return minutes in words: 210 is `3 hours 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' * (hours != 1)}"] if hours else []
    return " ".join([*words, f"{rest} minutes"] if rest or not hours else words)
