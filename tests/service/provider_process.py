"""Canaille, an OpenID provider, as a process of its own.

`python -m tests.service.provider_process CLIENT` prints one line of JSON: where it listens, and its
private key, with which tests sign as it would.
"""

import json
import socket
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from canaille.backends.memory.backend import MemoryBackend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "guong", "a secret of the client"
PASSWORD = "mật khẩu của Thanh"  # noqa: S105 -- of a person who does not exist


class Memory(MemoryBackend):
    """Canaille's own, which answers with what fits any condition, made to fit all of them."""

    __module__ = MemoryBackend.__module__  # Canaille finds its models by it.

    def do_query(self, model, *args, **conditions):
        found = super().do_query(model, *args, **conditions)
        for name, value in conditions.items():
            fitting = {each.id for each in super().do_query(model, **{name: value})}
            found = [each for each in found if each.id in fitting]
        return found


def main():
    """Serve until somebody ends the process; the first argument is the address of the client."""
    client_url = sys.argv[1]
    listening = socket.create_server(("127.0.0.1", 0))
    place = f"127.0.0.1:{listening.getsockname()[1]}"
    key = RSAKey.generate_key(2048, {"kid": "of-the-provider", "use": "sig", "alg": "RS256"})
    configuration = _configuration(place, key)
    app = create_app(configuration, backend=Memory(configuration))
    with app.app_context():
        _enter_people()
        _enter_client(client_url)
    told = {"issuer": f"http://{place}", "key": key.as_dict(private=True)}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    host, port = place.split(":")
    make_server(host, int(port), app, threaded=True, fd=listening.fileno()).serve_forever()


def _configuration(place, key):
    return {
        "SECRET_KEY": "a secret of the provider",
        "SERVER_NAME": place,
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {
            "DATABASE": "memory",
            "LOGGING": None,
            "SMTP": None,
            "JAVASCRIPT": False,
            "HTMX": False,
        },
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }


def _enter_people():
    for name in ("thanh", "stranger"):
        user = models.User(
            user_name=name, formatted_name=name, family_name=name, emails=[f"{name}@example.vn"]
        )
        user.password = PASSWORD
        Backend.instance.save(user)


def _enter_client(url):
    client = models.Client(
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        client_name="Gương",
        client_uri=url,
        redirect_uris=[f"{url}/sign-in/canaille/callback"],
        post_logout_redirect_uris=[f"{url}/signed-out"],
        grant_types=["authorization_code"],
        response_types=["code"],
        scope=["openid"],
        token_endpoint_auth_method="client_secret_basic",  # noqa: S106 -- a method
        id_token_signed_response_alg="RS256",  # noqa: S106 -- an algorithm
    )
    Backend.instance.save(client)
    client.audience = [client]
    Backend.instance.save(client)


if __name__ == "__main__":
    main()
