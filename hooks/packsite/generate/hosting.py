"""Say what a web server should add to the pages, and write it down for three kinds of server.

The policy allows what the site brings along and nothing else. It needs no list of exceptions: no
page has a script or a style of its own, so it stays the same when pages are added.
"""

from __future__ import annotations

from collections.abc import Mapping

from packsite.templates import render

_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the signs in Material's style sheet are addresses of this kind
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_FILES: Mapping[str, str] = {
    "hosting/web.config": "hosting_iis.jinja",
    "hosting/nginx.conf": "hosting_nginx.jinja",
    "hosting/apache.conf": "hosting_apache.jinja",
}

_KEPT = ("assets/javascripts", "assets/stylesheets", "assets/fonts")
"""Folders that browsers may keep for a year: a file that changes gets another name, and letters of
last year still read well."""
_KINDS: Mapping[str, str] = {
    "ics": "text/calendar",
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Endings that older servers do not know → what to call them. Told not to guess, a browser refuses
a typeface or a picture under a wrong name."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(
        (*(" ".join(rule) for rule in _POLICY.items()), "frame-ancestors 'self'")
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Name of a header → its value: what a web server sends with every page."""

META_POLICY = "; ".join(
    f"{name} {allowed}".replace("'self'", "'self' file:") for name, allowed in _POLICY.items()
)
"""The policy as a page carries it itself, for servers that send none, and for a folder.

Browsers differ in whether a page opened from a folder is "itself", so it says `file:` too; from a
web server no browser opens such an address. Who may frame a page can only be said by a server.
"""


def hosting_files() -> dict[str, bytes]:
    """Return the snippets for IIS, nginx and Apache, by their place in the site."""
    words = {"headers": HEADERS, "kinds": _KINDS.items(), "kept": _KEPT}
    return {uri: render(template, **words).encode() for uri, template in _FILES.items()}
