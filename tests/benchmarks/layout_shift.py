"""Measure how much each kind of page jumps while it loads, on a phone and a slow line.

Give it the folder of a built site. A page should stay below 0.05.
"""

import sys
from pathlib import Path

from tests.browser.chromium import started
from tests.browser.kinds import KINDS
from tests.browser.serving import served
from tests.browser.shifts import MOST, layout_shift


def main(site: Path) -> int:
    """Print the shift of each kind of page; return how many are too large."""
    with started() as chromium, served(site) as address:
        found = {kind: layout_shift(chromium, f"{address}/{path}") for kind, path in KINDS.items()}
    for kind, shift in sorted(found.items(), key=lambda one: -one[1]):
        print(f"{shift:.3f} {kind}")
    return sum(shift > MOST for shift in found.values())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
