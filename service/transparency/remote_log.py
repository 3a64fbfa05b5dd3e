"""A log that is read over HTTP, by its checkpoint and its tiles (C2SP tlog-tiles)."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from domain.errors import DomainError
from proofs.tiles import Tile

_PATIENCE = 10.0
_MOST_BYTES = 20_000_000
_OK = 200
_KINDS = {"http": HTTPConnection, "https": HTTPSConnection}


class LogUnreachableError(DomainError):
    """A log does not answer as a log does."""

    vi = "Nhật ký tại {url} không trả lời ({answer})."
    en = "The log at {url} does not answer ({answer})."


class RemoteLog:
    """A log below a prefix; a token lets the reader in."""

    def __init__(self, url: str, token: str = "") -> None:
        self._parts = urlsplit(url)
        self._token = token
        if self._parts.scheme not in _KINDS:
            raise LogUnreachableError(url=url, answer="http(s)://…")

    def checkpoint(self) -> str:
        """The text of its last checkpoint.

        Raises:
            LogUnreachableError: there is no answer, or another one.
        """
        return self._get("checkpoint").decode("utf-8", "replace")

    def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile.

        Raises:
            LogUnreachableError: there is no answer, or another one.
        """
        return self._get(tile.path)

    def entries(self, tile: Tile) -> bytes:
        """The bundle of the entries below a tile of level 0.

        Raises:
            LogUnreachableError: there is no answer, or another one.
        """
        return self._get(tile.bundle_path)

    def _get(self, path: str) -> bytes:
        connection = _KINDS[self._parts.scheme](self._parts.netloc, timeout=_PATIENCE)
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            connection.request("GET", f"{self._parts.path.rstrip('/')}/{path}", headers=headers)
            response = connection.getresponse()
            content: bytes = response.read(_MOST_BYTES)
        except (OSError, HTTPException) as trouble:
            raise self._unreachable(type(trouble).__name__) from None
        finally:
            connection.close()
        if response.status != _OK:
            raise self._unreachable(response.status)
        return content

    def _unreachable(self, answer: object) -> LogUnreachableError:
        return LogUnreachableError(url=self._parts.geturl(), answer=answer)
