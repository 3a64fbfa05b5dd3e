"""Headers that tell browsers and caches to do as little as possible with an answer.

OWASP ASVS 5.0 V3.4; the policy leaves nothing to run, so that nobody needs inline code.
"""

from flask import Response, request

_POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_NOT_NEEDED = (
    "accelerometer", "camera", "clipboard-read", "clipboard-write", "display-capture",
    "geolocation", "gyroscope", "microphone", "payment", "usb",
)  # fmt: skip


def permissions(*, own: frozenset[str] = frozenset()) -> str:
    """The features of a browser that a page asks for: those it names, for itself alone."""
    allowed = {feature: "(self)" if feature in own else "()" for feature in _NOT_NEEDED}
    return ", ".join(f"{feature}={to_whom}" for feature, to_whom in allowed.items())


_PROTECTING = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissions(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Cache-Control": "no-store",
}
_A_YEAR = 31_536_000
_ONLY_TLS = f"max-age={_A_YEAR}; includeSubDomains"  # RFC 6797


def protect(response: Response) -> None:
    """Add the protecting headers; a view may have said something stricter before.

    `Strict-Transport-Security` is said over TLS only, of which a trusted proxy tells us.
    """
    said = {name.lower() for name, _ in response.headers}
    for name, value in _PROTECTING.items():
        if name.lower() not in said:
            response.headers.add(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", _ONLY_TLS)
