"""A witness behind HTTP (C2SP tlog-witness); it knows no database and no tenant."""

from flask import Flask, Response, request

from proofs.witnessing import TEXT_TYPE, Answer, Witness
from service.transparency.memory import NoteFolder

_MOST_BYTES = 100_000


def create_witness_app(witness: Witness, memory: NoteFolder) -> Flask:
    """The application of one witness: `add-checkpoint`, and the last checkpoint of a log."""
    app = Flask("service.transparency", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES

    @app.post("/add-checkpoint")
    def add_checkpoint() -> Response:
        return _response(witness.add_checkpoint(request.get_data()))

    @app.get("/<string(length=64):digest>/checkpoint")
    def checkpoint(digest: str) -> Response:
        last = memory.by_hash(digest) if _is_hash(digest) else None
        return _response(Answer(404) if last is None else Answer(200, last.content))

    return app


def _is_hash(digest: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in digest)


def _response(answer: Answer) -> Response:
    content_type = answer.content_type if answer.body else TEXT_TYPE
    return Response(answer.body, status=answer.status, content_type=content_type)
