"""Runs commands on lists that touch nothing but the list."""

from domain.application import Application
from domain.lists.commands import (
    AcknowledgeList,
    AnswerList,
    CancelList,
    OnList,
    ReturnList,
    SendList,
    SignList,
)
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList


class Lists(Application):
    """The lists of one agency: those it sends and those it is sent."""

    def sign_list(self, command: SignList) -> int:
        """Sign a list of one's own."""
        upward = self._own(command)
        upward.sign(
            at=command.at,
            number=command.number,
            signed_on=command.signed_on,
            signer=command.signer,
            council_minutes=command.council_minutes,
        )
        return self.store(upward)

    def send_list(self, command: SendList) -> int:
        """Send a signed list; a process carries it to the level above."""
        upward = self._own(command)
        upward.send(
            at=command.at,
            by=command.by,
            destination=command.destination,
            level=command.level,
            route_override_reason=command.route_override_reason,
        )
        return self.store(upward)

    def cancel_list(self, command: CancelList) -> int:
        """Give a list up before it is sent."""
        upward = self._own(command)
        upward.cancel(at=command.at, by=command.by, reason=command.reason)
        return self.store(upward)

    def acknowledge_list(self, command: AcknowledgeList) -> int:
        """Acknowledge a list in the inbox."""
        incoming = self._incoming(command)
        incoming.acknowledge(at=command.at, by=command.by, receipt_number=command.receipt_number)
        return self.store(incoming)

    def answer_list(self, command: AnswerList) -> int:
        """Answer a list in the inbox; a process carries the answer to the agency."""
        incoming = self._incoming(command)
        incoming.answer(
            at=command.at,
            by=command.by,
            document_number=command.document_number,
            note=command.note,
            results=command.results,
        )
        return self.store(incoming)

    def return_list(self, command: ReturnList) -> int:
        """Give a list in the inbox back."""
        incoming = self._incoming(command)
        incoming.return_(at=command.at, by=command.by, reason=command.reason)
        return self.store(incoming)

    def _own(self, command: OnList) -> UpwardList:
        return self.load(UpwardList, command.list_id, expected_version=command.expected_version)

    def _incoming(self, command: OnList) -> IncomingList:
        return self.load(IncomingList, command.list_id, expected_version=command.expected_version)
