"""Elections made by hand, honest or not, to see what the verifier says of them.

One trustee holds the whole key, so that a forger here can also open what it forged.
"""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from service.transparency.standalone.election_archive import bel_tar_header
from service.transparency.standalone.election_forms import bel_challenge, bel_compact, bel_tracker
from service.transparency.standalone.election_group import (
    ED_GENERATOR,
    ED_IDENTITY,
    ED_Q,
    EdPoint,
    ed_decoded,
    ed_ladder,
    ed_multiple,
    ed_sum,
    ed_texts,
)

OF_ORDER_TWO: EdPoint = (0, -1, 1, 0)
GENERATOR = ed_ladder(ED_GENERATOR)
ANSWERS = ["Đồng ý", "Không đồng ý"]
YES, NO = [1, 0], [0, 1]
FIRST_MEMBER = ("BELENIOS", '{"version":1,"timestamp":"1795247182"}')


def scalar():
    return secrets.randbelow(ED_Q)


def power(exponent, ladder=GENERATOR):
    return ed_multiple(ladder, exponent % ED_Q)


def text_of(point):
    return ed_texts([point])[0]


def proof(challenge, response):
    return {"challenge": str(challenge % ED_Q), "response": str(response % ED_Q)}


def knowledge(secret, prefix, *, bases=(GENERATOR,)):
    """A proof to know the one exponent of all bases."""
    nonce = scalar()
    challenge = bel_challenge(prefix, [power(nonce, base) for base in bases])
    return proof(challenge, nonce - secret * challenge)


@dataclass(frozen=True)
class Encrypted:
    """A vote with its randomness; `alpha` may have a torsion that the vote does not explain."""

    vote: int
    randomness: int
    alpha: EdPoint
    beta: EdPoint

    @property
    def document(self):
        alpha, beta = ed_texts([self.alpha, self.beta])
        return {"alpha": alpha, "beta": beta}

    @property
    def text(self):
        return ",".join(self.document.values())

    def __add__(self, other):
        return Encrypted(
            self.vote + other.vote,
            self.randomness + other.randomness,
            ed_sum([self.alpha, other.alpha]),
            ed_sum([self.beta, other.beta]),
        )


def membership(held, prefix, *, key, allowed, even=False):
    """A proof that a vote is allowed; of one that is not, the best a liar can do.

    With `even` all challenges are even, so that a torsion of order two leaves no trace in them.
    """
    index = allowed.index(held.vote) if held.vote in allowed else 0
    while True:
        fakes = [(scalar(), scalar()) for _ in allowed]
        nonce = scalar()
        commitments = []
        for number, (challenge, response) in enumerate(fakes):
            shift = held.vote - allowed[number]
            exponent = nonce if number == index else response + held.randomness * challenge
            commitments.append(power(exponent))
            hidden = 0 if number == index else shift * challenge
            commitments.append(ed_sum([power(exponent, key), power(hidden)]))
        told = bel_challenge(f"prove|{prefix}|{held.text}|", commitments)
        real = told - sum(c for number, (c, _) in enumerate(fakes) if number != index)
        fakes[index] = (real % ED_Q, (nonce - held.randomness * real) % ED_Q)
        if not even or not any(challenge % 2 for challenge, _ in fakes):
            return [proof(*pair) for pair in fakes]


@dataclass
class Member:
    """Who holds a credential."""

    secret: int = field(default_factory=scalar)

    @property
    def credential(self):
        return text_of(power(self.secret))


class Election:
    """A small election: a council, its questions, a trustee, and what happens to the ballots."""

    def __init__(self, members=3, questions=("Phòng Quản lý xây dựng", "Tổ Một cửa")):
        self.trustee = scalar()
        self.key = power(self.trustee)
        self.key_ladder = ed_ladder(self.key)
        self.members = [Member() for _ in range(members)]
        self.roll = sorted(member.credential for member in self.members)
        self.definition = bel_compact(
            {
                "version": 1,
                "description": "",
                "name": "Bỏ phiếu kín",
                "group": "Ed25519",
                "public_key": text_of(self.key),
                "questions": [
                    {"answers": ANSWERS, "min": 1, "max": 1, "question": each} for each in questions
                ],
                "uuid": "".join(secrets.choice("123456789ABCDEFGH") for _ in range(14)),
            }
        )
        public = text_of(self.key)
        pok = knowledge(self.trustee, f"pok|Ed25519|{public}|")
        self.trustees = bel_compact([["Single", {"pok": pok, "public_key": public}]])

    @property
    def fingerprint(self):
        return bel_tracker(self.definition)

    def encrypt(self, vote, *, torsion=ED_IDENTITY):
        randomness = scalar()
        beta = ed_sum([power(randomness, self.key_ladder), power(vote)])
        return Encrypted(vote, randomness, ed_sum([power(randomness), torsion]), beta)

    def answer(self, prefix, votes, *, torsion=ED_IDENTITY):
        held = [self.encrypt(vote, torsion=torsion) for vote in votes]
        torn = torsion != ED_IDENTITY
        told = {"key": self.key_ladder, "even": torn}
        single = [membership(each, prefix, allowed=[0, 1], **told) for each in held]
        whole = "|".join([prefix, ",".join(each.text for each in held)])
        total = held[0]
        for each in held[1:]:
            total += each
        return {
            "choices": [each.document for each in held],
            "individual_proofs": single,
            "overall_proof": membership(total, whole, allowed=[1], **told),
        }

    def ballot(self, member, *choices, torsion=ED_IDENTITY):
        """The ballot of a member, as a document; the torsion goes into its first answer."""
        prefix = f"{self.fingerprint}|{member.credential}"
        answers = [
            self.answer(prefix, votes, torsion=ED_IDENTITY if number else torsion)
            for number, votes in enumerate(choices)
        ]
        ballot = {
            "election_uuid": json.loads(self.definition)["uuid"],
            "election_hash": self.fingerprint,
            "credential": member.credential,
            "answers": answers,
        }
        return self.signed(member, ballot)

    def signed(self, member, ballot):
        """The ballot with the member's signature, and as the member's."""
        ballot = {**ballot, "credential": member.credential}
        ballot.pop("signature", None)
        digest = bel_tracker(bel_compact(ballot))
        signature = {"hash": digest, "proof": knowledge(member.secret, f"sig|{digest}|")}
        return {**ballot, "signature": signature}

    def tally(self, ballots):
        """The encrypted sum of ballots, as points."""
        questions = len(json.loads(self.definition)["questions"])
        counted = list({ballot["credential"]: ballot for ballot in ballots}.values())
        return [
            [
                [total(counted, question, answer, half) for half in ("alpha", "beta")]
                for answer in (0, 1)
            ]
            for question in range(questions)
        ]

    def decrypt(self, tally):
        """The trustee's partial decryption of a tally."""
        prefix = f"decrypt|{self.fingerprint}|{text_of(self.key)}|"
        factors = [[power(self.trustee, ed_ladder(alpha)) for alpha, _ in row] for row in tally]
        proofs = [
            [
                knowledge(self.trustee, prefix, bases=(GENERATOR, ed_ladder(alpha)))
                for alpha, _ in row
            ]
            for row in tally
        ]
        return {"decryption_factors": list(map(ed_texts, factors)), "decryption_proofs": proofs}

    def lie(self, alpha):
        """A false factor with a proof that holds: the challenge is hashed before the factor."""
        prefix = f"decrypt|{self.fingerprint}|{text_of(self.key)}|"
        nonce, anything = scalar(), power(scalar())
        challenge = bel_challenge(prefix, [power(nonce), anything])
        response = (nonce - self.trustee * challenge) % ED_Q
        rest = ed_sum([anything, power(-response, ed_ladder(alpha))])
        factor = power(pow(challenge, -1, ED_Q), ed_ladder(rest))
        return text_of(factor), proof(challenge, response)

    def archive(self, ballots, *, counts, roll=None, tally=None, size=None, partial=None):
        """The archive of ballots (documents or exact texts), with everything else as it follows."""
        texts = [each if isinstance(each, str) else bel_compact(each) for each in ballots]
        tally = tally or self.tally([json.loads(text) for text in texts])
        written = bel_compact(
            [
                [dict(zip(("alpha", "beta"), ed_texts(cell), strict=True)) for cell in row]
                for row in tally
            ]
        )
        size = len({json.loads(text)["credential"] for text in texts}) if size is None else size
        sized = {"num_tallied": size, "total_weight": size, "encrypted_tally": digest(written)}
        opened = bel_compact(partial or self.decrypt(tally))
        owned = {"owner": 1, "payload": digest(opened)}
        return write_archive(
            [
                self.setup(roll),
                *[("Ballot", [text]) for text in texts],
                ("EndBallots", []),
                ("EncryptedTally", [written, bel_compact(sized)]),
                ("PartialDecryption", [opened, bel_compact(owned)]),
                ("Result", [bel_compact({"result": counts})]),
            ]
        )

    def setup(self, roll=None):
        """The first event."""
        data = [self.definition, self.trustees, bel_compact(roll or self.roll)]
        names = ("election", "trustees", "credentials")
        return "Setup", [*data, bel_compact(dict(zip(names, map(digest, data), strict=True)))]


def total(ballots, question, answer, half):
    texts = [ballot["answers"][question]["choices"][answer][half] for ballot in ballots]
    return ed_sum([decoded(text) for text in texts])


def decoded(text):
    return ed_decoded(text) or ED_IDENTITY


def digest(text):
    return sha256(text.encode()).hexdigest()


def write_archive(events):
    """A chain of events, each with its data; the last of the data is the payload."""
    members = [FIRST_MEMBER]
    parent = None
    for height, (kind, data) in enumerate(events):
        members += [(f"{digest(each)}.data.json", each) for each in data]
        event = {"parent": parent, "height": height, "type": kind}
        event |= {"payload": digest(data[-1])} if data else {}
        text = bel_compact({name: value for name, value in event.items() if value is not None})
        parent = digest(text)
        members.append((f"{parent}.event.json", text))
    return write_tar(members)


def write_tar(members):
    blocks = []
    for name, content in members:
        body = content.encode()
        blocks += [bel_tar_header(name, len(body), 1795247182), body, b"\0" * (-len(body) % 512)]
    return b"".join(blocks)


def read_events(archive: bytes) -> list[tuple[str, list[str]]]:
    """The events of an archive, to change one and chain them anew."""
    events: list[tuple[str, list[str]]] = []
    data: list[str] = []
    place = 0
    while place < len(archive):
        header = archive[place : place + 512]
        name, size = header[:100].rstrip(b"\0").decode(), int(header[124:135], 8)
        content = archive[place + 512 : place + 512 + size].decode()
        place += 512 + size + -size % 512
        if name.endswith(".event.json"):
            events.append((json.loads(content)["type"], data))
            data = []
        elif name != "BELENIOS":
            data.append(content)
    return events
