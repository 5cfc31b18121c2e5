"""Fuzz the readers: find text and bytes that make one raise an unexpected exception, or hang.

`python -m tests.fuzz --minutes 60` starts with files of the tests and corrupts them as bad
copies, bad editors and bad intentions do. Each failing input is minimised by Hypothesis and
printed; once fixed, it becomes a test of the reader. Every run tries different inputs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections import Counter

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from tests.fuzz.targets import TARGETS, Target, hold_to_time

ROUND = 300
"""Inputs between two looks at the clock."""


def main() -> int:
    """Run until the time is over; return 1 where something was found."""
    given_ = _arguments()
    first = given_.seed if given_.seed is not None else int.from_bytes(os.urandom(4))
    end, inputs, finds = time.monotonic() + 60 * given_.minutes, Counter[str](), set[str]()
    for number in range(first, sys.maxsize):
        for target in TARGETS:
            if given_.only and target.name not in given_.only:
                continue
            content, fault = hunt(target, number, inputs)
            if fault and fault not in finds:
                finds.add(fault)
                print(f"--- {target.name}, --seed {number}\n{content!r}\n{fault}", flush=True)
        if time.monotonic() > end:
            break
    counts = ", ".join(f"{name} {count:,}" for name, count in inputs.items())
    print(f"{inputs.total():,} inputs in {given_.minutes:g} min ({counts}); {len(finds)} finds")
    return 1 if finds else 0


def hunt(
    target: Target, number: int, inputs: Counter[str], most: int = ROUND
) -> tuple[object, str]:
    """Feed one round of inputs; return the input that failed, and its error."""

    @seed(number)
    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.target, Phase.shrink),
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def feed(content):
        inputs[target.name] += 1
        last[:] = [content]
        with hold_to_time():
            target.read(content)

    last: list[object] = []
    try:
        feed()
    except Exception:
        return last[0], traceback.format_exc(limit=-4)
    return None, ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, help="the round to begin with, as it was printed")
    parser.add_argument("--only", nargs="+", choices=[target.name for target in TARGETS])
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
