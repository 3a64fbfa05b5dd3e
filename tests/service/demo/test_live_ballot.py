"""The ballot that is left open after the walk: one vote, two trustees, and the sum is open."""

import base64
import json
import stat
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from service.cli.live_ballot import invite, keys_beside
from service.demo import stage
from service.demo.client import Request
from service.demo.key_files import PASSPHRASE
from service.demo.machines import MembersMachine, TrusteesMachine
from service.demo.year import CASTS
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.end_to_end.rehearsals import in_process, year_on

PATH = "/v1/tenants/so-xay-dung-binh-phuoc/elections/{}"


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(walks.copy_to(tmp_path / "guong.db", walks.BINH_PHUOC))
    yield engine
    engine.dispose()


class Onlooker:
    """Somebody who plays figures of the rehearsal now, and not at a moment of the story."""

    def __init__(self, engine, election):
        self.client = in_process(engine)
        self.tokens = stage.issue_tokens(engine, CASTS)
        self.path = PATH.format(election)

    def ask(self, who, path="", body=None):
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        answer = self.client.send(Request(path=self.path + path, headers=headers, body=body))
        assert answer.status < 300, answer
        return answer


def test_an_onlooker_gives_the_last_vote_and_opens_the_sum(engine):
    year = year_on(engine, in_process(engine))
    year.walk_xay_dung()
    live = year.offer_a_live_ballot()
    looking = Onlooker(engine, live.election_id)
    assert looking.ask("sxd-thu-ha").body["turnout"] == 10
    definition = looking.ask(live.member, "/definition").text

    text = MembersMachine(live.member).ballot(definition, [0, 1])
    looking.ask(live.member, "/ballots", {"ballot": text})
    looking.ask("sxd-quoc-vinh", "/end", {})
    for trustee in live.trustees[1:]:
        ceremony = looking.ask(trustee, "/ceremony").body
        encrypted = looking.ask(trustee, "/encrypted-tally").text
        payload = TrusteesMachine(trustee).partial(definition, encrypted, ceremony)
        looking.ask(trustee, "/partial-decryptions", {"payload": payload})

    sheet = looking.ask("sxd-thu-ha").body
    assert [(each["yes"], each["no"]) for each in sheet["counts"]] == [(11, 0), (9, 2)]
    assert sheet["closes_at"] > datetime.now(UTC).isoformat()
    again = year_on(engine, in_process(engine))
    again.walk_xay_dung()
    assert again.offer_a_live_ballot() == live
    _key_files_open(engine, live)


def _key_files_open(engine, live):
    files = keys_beside(engine, live)
    told = invite(live, "http://127.0.0.1:8000", files)

    assert str(told["booth"]).endswith(f"/booth/so-xay-dung-binh-phuoc/{live.election_id}")
    assert [stat.S_IMODE(each.stat().st_mode) for each in files] == [0o600] * 4
    voting, *_, trustee = [json.loads(each.read_text(encoding="utf-8")) for each in files]
    assert voting["name"] == live.credential
    assert trustee["name"].endswith(f"/{live.election_id}/{live.trustees[-1]}")
    salt, iv, sealed = (base64.b64decode(voting[each]) for each in ("salt", "iv", "sealed"))
    key = PBKDF2HMAC(SHA256(), 32, salt, voting["iterations"]).derive(PASSPHRASE.encode())
    assert AESGCM(key).decrypt(iv, sealed, None) == str(MembersMachine(live.member).key).encode()
