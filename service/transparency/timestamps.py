"""Timestamps of checkpoints by an authority that others believe (RFC 3161); none unless asked for.

What is stamped is the text of the checkpoint, so that `openssl ts -verify -data` reads it as it is.
Whether an authority is to be believed is for whoever relies on the timestamp, with its certificate:
here only what was answered is held against what was asked.
"""

from dataclasses import dataclass
from hmac import compare_digest
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from rfc3161_client import (
    HashAlgorithm,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    decode_timestamp_response,
)
from rfc3161_client.tsp import PKIStatus, TimeStampTokenInfo

from domain.errors import DomainError

_PATIENCE = 10.0
_MOST_BYTES = 100_000
_OK = 200
_ASKED = {"Content-Type": "application/timestamp-query"}
_GRANTED = {PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS}


class NotStampedError(DomainError):
    """An authority gave no timestamp, or one for something else."""

    vi = "Cơ quan cấp dấu thời gian {authority} không trả lời đúng ({answer})."
    en = "The timestamping authority {authority} did not answer as asked ({answer})."


@dataclass(frozen=True)
class TimestampAuthority:
    """An authority by the address at which it is asked (RFC 3161, 3.4)."""

    url: str

    def stamp(self, text: str) -> bytes:
        """Its answer for a text (DER), which is granted, for this text and to this question.

        Raises:
            NotStampedError: it is not, or there is none.
        """
        asked = TimestampRequestBuilder(text.encode(), HashAlgorithm.SHA256).build()
        content = self._post(asked.as_bytes())
        try:
            answered = decode_timestamp_response(content)
            fits = _fits(answered, asked)
        except ValueError as broken:
            raise self._refused(type(broken).__name__) from None
        if not fits:
            raise self._refused(answered.status)
        return content

    def _post(self, body: bytes) -> bytes:
        parts = urlsplit(self.url)
        kind = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
        connection = kind(parts.netloc, timeout=_PATIENCE)
        try:
            target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
            connection.request("POST", target, body, _ASKED)
            response = connection.getresponse()
            content: bytes = response.read(_MOST_BYTES)
        except (OSError, HTTPException) as trouble:
            raise self._refused(type(trouble).__name__) from None
        finally:
            connection.close()
        if response.status != _OK:
            raise self._refused(response.status)
        return content

    def _refused(self, answer: object) -> NotStampedError:
        return NotStampedError(authority=self.url, answer=answer)


def _fits(answered: TimeStampResponse, asked: TimeStampRequest) -> bool:
    granted = answered.status in _GRANTED
    return granted and compare_digest(_question(answered.tst_info), _question(asked))


def _question(either: TimeStampRequest | TimeStampTokenInfo) -> bytes:
    """What a request asks and an answer repeats: its number, the kind of hash and the hash."""
    imprint = either.message_imprint
    return f"{either.nonce} {imprint.hash_algorithm.dotted_string} ".encode() + imprint.message
