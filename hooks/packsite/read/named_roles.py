"""Find the roles that a sentence names, such as the title of a statement.

The names are those of `says:` in `roles.yml`. "Everyone", or "each worker", is every role.
"""

import re

from packsite.model.data import Library
from packsite.read.references import relabelled
from packsite.read.who_does_what import EVERYBODY

_EVERYBODY = re.compile(
    r"""
    (?:anyone|everyone|whoever) \b
    | (?:each|every) [ ] (?:\w+ [ ])? (?:agency|member|person|practitioner|worker) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def named_roles(words: str, library: Library) -> tuple[str, ...]:
    """Return the keys of the roles that `words` name; `EVERYBODY` for those it means by all."""
    said = relabelled(words, lambda *_: "")
    everybody = (EVERYBODY,) if _EVERYBODY.match(said) else ()
    named = (role.key for role in library.acting if _names(role.says).search(said))
    return (*everybody, *named)


def _names(says: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of some names as whole words, singular or plural."""
    names = "|".join(re.escape(name.removesuffix("s")) for name in says)
    return re.compile(rf"\b(?:{names})s?\b", re.IGNORECASE)
