"""A state secret is closed before its mark is answered, in every process at once."""

from domain.erasures.commands import MarkSecret
from service.calls import backend, office


def mark_secret(command: MarkSecret) -> int:
    """Mark a subject and close its keys: no log tells its contents any more, and none are taken.

    Should the process end between the two, the worker closes them; it also builds the views anew.
    """
    erasing = office().erasing
    position = erasing.mark_secret(command)
    for about in erasing.keys_about(command.subject_id):
        backend().vault.close_for_secret(about, reference=command.reference_number)
    return position
