"""Generate the HTTP headers and error page of the site, as configuration for web servers.

The policy allows only files of the site. It needs no exceptions, because no page has an inline
script or style.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from packsite.templates import render

_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # icons in Material's style sheet are data URLs
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_FILES: Mapping[str, str] = {
    "hosting/web.config": "hosting_iis.jinja",
    "hosting/nginx.conf": "hosting_nginx.jinja",
    "hosting/apache.conf": "hosting_apache.jinja",
    "hosting/container.conf": "hosting_container_server.jinja",
    "hosting/Containerfile": "hosting_container.jinja",
}

_CACHED = ("assets/javascripts", "assets/stylesheets", "assets/fonts")
"""Folders that browsers may cache for a year: a changed file gets another name, and last year's
fonts still work."""
_MIME_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "gz": "application/gzip",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Every file extension of a site → MIME type. With `nosniff`, a browser refuses a script, style,
font or picture with the wrong type, and older servers know few."""
_COMPRESSED = tuple(
    kind
    for kind in _MIME_TYPES.values()
    if kind.startswith("text/") or kind.endswith(("xml", "json"))
)
"""The MIME types of text. All others are compressed already."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(
        (*(" ".join(rule) for rule in _POLICY.items()), "frame-ancestors 'self'")
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""The headers of every page: name → value."""

META_POLICY = "; ".join(
    f"{name} {allowed}".replace("'self'", "'self' file:") for name, allowed in _POLICY.items()
)
"""The policy as a meta element, for servers that send no headers, and for a folder.

Browsers differ in whether `'self'` covers a page opened from a folder, so `file:` is added; pages
from a web server cannot open such addresses. Only a header can say who may frame a page.
"""


def hosting_files(site_url: str = "") -> dict[str, bytes]:
    """Return the configuration for IIS, nginx, Apache, Azure and a container, by uri.

    `site_url` is the address of the site: its path is the folder that the servers are told of. A
    site without an address is taken to be at the root of its host.
    """
    folder = urlsplit(site_url).path.strip("/")
    words = {
        "headers": HEADERS, "kinds": _MIME_TYPES, "compressed": _COMPRESSED, "kept": _CACHED,
        "folder": folder, "root": f"/{folder}/" if folder else "/",
    }  # fmt: skip
    files = {uri: render(template, **words).encode() for uri, template in _FILES.items()}
    return files | {"hosting/staticwebapp.config.json": _azure()}


def _azure() -> bytes:
    """Return the configuration for Azure Static Web Apps, always at the root of its host.

    Its keys: https://learn.microsoft.com/azure/static-web-apps/configuration
    """
    kept = {"Cache-Control": "max-age=31536000"}
    config = {
        "globalHeaders": {**HEADERS, "Cache-Control": "no-cache"},
        "mimeTypes": {f".{ending}": kind for ending, kind in _MIME_TYPES.items()},
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "routes": [
            {"route": "/hosting/*", "statusCode": 404},
            *({"route": f"/{part}/*", "headers": kept} for part in _CACHED),
        ],
    }
    return f"{json.dumps(config, indent=2)}\n".encode()
