"""How an answer to a command goes out, the first time and every time it is repeated."""

from typing import Any

from service import headers
from service.calls import backend
from service.transparency.receipts import is_witnessed
from tenants.scope import current

Answer = tuple[dict[str, Any], int, dict[str, str]]
_RELATION = "urn:guong:rel:receipt"


def spoken(answer: dict[str, Any], position: int) -> Answer:
    """An answer with the position that the log reached, and where its receipt is if it has one."""
    place = {"Location": answer["location"]} if answer["location"] else {}
    said = answer["ids"] | {"position": position}, answer["status"], place
    return _with_receipt(said) if answer.get("receipted") else said


def _with_receipt(answer: Answer) -> Answer:
    """With `Prefer: wait=N` it waits until what was recorded is witnessed, N seconds at most."""
    body, status, place = answer
    tenant_id, position = current().tenant_id, body["position"]
    address = f"/v1/tenants/{tenant_id}/receipts/{position}"
    patience = headers.patience()
    witnessed = patience > 0 and is_witnessed(
        backend().engine, tenant_id, position, patience=patience
    )
    link = {"Link": f'<{address}>; rel="{_RELATION}"'}
    return body | {"receipt": address, "witnessed": witnessed}, status, place | link
