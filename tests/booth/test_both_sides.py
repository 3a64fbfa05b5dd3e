"""What the pages make, the service takes, and the other way round."""

import json
import subprocess

import pytest

from ballots import ballot, credentials, tally, trustees
from ballots.challenges import check_opened
from ballots.errors import BallotRefusedError
from service.demo import key_files
from tests.ballots.elections import election_of
from tests.booth.conftest import NODE, ROOT

SIZE, THRESHOLD = 3, 2
pytestmark = pytest.mark.skipif(
    not (NODE and (ROOT / "booth" / "node_modules").is_dir()),
    reason="THE PAGES OF SECRET BALLOTS ARE NOT TESTED: no node here, or `make booth` was not run",
)


def page(act, **request):
    """What a page computes."""
    script = ROOT / "booth" / "test" / "exchange.js"
    done = subprocess.run(
        [NODE, script, act], input=json.dumps(request), capture_output=True, text=True, check=True
    )
    return done.stdout


def test_an_election_of_which_each_half_is_made_on_either_side():
    seeds = [page("seed"), trustees.new_seed(), trustees.new_seed()]
    certs = [
        page("certificate", seed=seeds[0], size=SIZE, threshold=THRESHOLD, index=1),
        *(
            trustees.certificate(seed, index=index, size=SIZE, threshold=THRESHOLD)
            for index, seed in enumerate(seeds[1:], start=2)
        ),
    ]
    dealt = [
        page("polynomial", seed=seeds[0], certs=certs),
        *(trustees.polynomial(seed, certs) for seed in seeds[1:]),
    ]
    inputs = [trustees.vinput(certs, dealt, index) for index in (1, 2, 3)]
    shares = [
        page("share", seed=seeds[0], certs=certs, input=inputs[0]),
        *(
            trustees.voutput(seed, certs, given)
            for seed, given in zip(seeds[1:], inputs[1:], strict=True)
        ),
    ]
    made = trustees.read(trustees.combine(certs, dealt, shares))

    asked = election_of(made.key)
    keys = [credentials.new_key() for _ in range(3)]
    roll = [credentials.public_of(key) for key in keys]
    texts = [
        page("ballot", election=asked.text, key=str(keys[0]), choices=[0, 2]),
        page("ballot", election=asked.text, key=str(keys[1]), choices=[0, 1]),
        ballot.cast(asked, keys[2], [0, 0]),
    ]
    assert [ballot.check(asked, roll, text).credential for text in texts] == roll
    assert json.loads(page("check", election=asked.text, ballots=texts)) == [True] * 3

    summed = tally.add(asked, texts)
    assert page("sum", election=asked.text, ballots=texts) == summed
    sealed = trustees.sealed_share(shares[0])
    own = trustees.open_share(seeds[1], trustees.sealed_share(shares[1]))
    parts = {
        1: page("partial", election=asked.text, seed=seeds[0], sealed=sealed, tally=summed),
        2: tally.partial(asked, summed, own),
    }
    for index, part in parts.items():
        tally.check_partial(asked, made, summed, index, part)
    key = json.loads(shares[1])["public_key"]["public_key"]
    checked = page("check-partial", election=asked.text, key=key, tally=summed, partial=parts[2])
    assert json.loads(checked) is True
    result = tally.combine(asked, made, summed, parts, ballots=len(texts))
    assert [tuple(counts) for counts in tally.counts_of(asked, result)] == [(3, 0, 0), (1, 1, 1)]


def test_the_proof_of_possession_is_what_the_service_asks_for():
    key = credentials.new_key()
    public = credentials.public_of(key)
    whose = {"tenant": "so-xay-dung", "council": "c", "member": "lan"}

    proof = json.loads(page("possession", key=str(key), **whose))

    credentials.check_possession(
        public, credentials.claim("so-xay-dung", "c", "lan", public), proof
    )


def test_a_page_opens_the_key_files_of_a_rehearsal(tmp_path):
    made = {"form": key_files.VOTING, "name": "of lan", "secret": "12345"}

    text = key_files.write(tmp_path / "key.json", **made).read_text()

    assert page("unlock", file=text, passphrase=key_files.PASSPHRASE) == "12345"
    assert "12345" not in text


def test_a_ballot_that_was_opened_is_read_elsewhere_and_refused_by_the_service():
    seeds = [trustees.new_seed()]
    asked = election_of(election_key(seeds))
    key = credentials.new_key()

    opened = page("opened", election=asked.text, key=str(key), choices=[0, 1])

    code, choices = check_opened(asked, opened)
    assert (code, choices) == (json.loads(opened)["code"], (0, 1))
    with pytest.raises(BallotRefusedError):
        ballot.check(asked, [credentials.public_of(key)], json.loads(opened)["ballot"])


def election_key(seeds):
    certs = [trustees.certificate(seed, index=1, size=1, threshold=1) for seed in seeds]
    dealt = [trustees.polynomial(seed, certs) for seed in seeds]
    shares = [trustees.voutput(seeds[0], certs, trustees.vinput(certs, dealt, 1))]
    return trustees.read(trustees.combine(certs, dealt, shares)).key
