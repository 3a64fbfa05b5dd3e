"""Whom to believe about the address and the scheme of a caller: nobody, unless told so.

A header such as `X-Forwarded-For` comes from whoever sends it. It counts only when the operator
says how many reverse proxies stand in front, each of which appends what it saw.
"""

from ipaddress import IPv6Address, ip_address

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

_SUBNET = 64  # bits: one household or office has a whole /64 of IPv6 (RFC 6177)


def trust_proxies(app: Flask, count: int) -> None:
    """Take address and scheme from what the nearest `count` proxies appended; 0: from nobody."""
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask documents it
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0
        )


def caller_address() -> str:
    """The address by which a caller without a name is counted; of IPv6 the /64 it is in."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped.compressed if address.ipv4_mapped else _network(address)
    return address.compressed


def _network(address: IPv6Address) -> str:
    return IPv6Address(int(address) >> _SUBNET << _SUBNET).compressed
