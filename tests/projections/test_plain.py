import json
from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import UUID

from projections.plain import fields_of


def test_an_event_is_shown_as_plain_json_without_its_stamps():
    fact = SimpleNamespace(
        originator_id=UUID(int=1),
        originator_version=3,
        originator_topic="nomination",
        timestamp=datetime(2024, 11, 30, 1, 0, tzinfo=UTC),
        session_id=UUID(int=2),
        decided_on=date(2024, 12, 1),
        due_at=datetime(2024, 11, 29, 17, 0, tzinfo=UTC),
        findings={"S2-08": "met"},
        members=[{"id": UUID(int=3)}],
        late=True,
        reason=None,
        yes=10,
    )

    plain = fields_of(fact)

    assert plain == {
        "session_id": "00000000-0000-0000-0000-000000000002",
        "decided_on": "2024-12-01",
        "due_at": "2024-11-29T17:00:00+00:00",
        "findings": {"S2-08": "met"},
        "members": [{"id": "00000000-0000-0000-0000-000000000003"}],
        "late": True,
        "reason": None,
        "yes": 10,
    }
    assert json.loads(json.dumps(plain)) == plain
