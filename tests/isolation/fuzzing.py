"""Requests with what belongs to others, and a look at every byte that comes back."""

import json
import random
import re
from collections import Counter, defaultdict
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent

from domain.access.reading import Reading
from domain.erasures.preservation import preservation_id_of
from domain.exemplars.exemplar import exemplar_id_of
from domain.lists import facts as lists
from domain.lists import incoming_facts as incoming
from domain.nominations import facts as nominations
from domain.processes.copying import dossier_id_of
from domain.processes.listing import incoming_id_of
from domain.recognitions import facts as recognitions
from tenants.event_log import read_after
from tenants.scope import Scope, enter
from tests.isolation.lives import AUTUMN

TOKEN = re.compile(
    r"bimat[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
REFUSALS = {401, 403, 404, 405, 406, 413, 415, 422, 400, 428, 429}
CATCH_UP_EVERY = 100
OWN, FOREIGN = 0, 1
BEHIND = "urn:guong:problem:view-behind"
RECKONED = (exemplar_id_of, incoming_id_of, dossier_id_of, preservation_id_of)
SENT_UPWARD = (lists.Sent, recognitions.Referred, recognitions.ReferralWithdrawn)
CAME_IN = (incoming.Received, nominations.ReferredIn)
ANSWERS = (
    incoming.Acknowledged,
    incoming.Answered,
    incoming.Returned,
    nominations.Recognised,
    nominations.Refused,
    nominations.Voted,
    nominations.Returned,
    nominations.Withdrawn,
)
"""Which events process managers carry to another log, and which say where their answers go."""

WAITS_FOR_VIEWS = "/lists"
IDS = {"of"}
"""What stands in an address, is an id, and is not called one: of an election or of a council."""

SPECIAL: dict[str, list[object]] = {
    "kind": ["monthly", "half-year", "yearly", "interim", "final"],
    "at": [1, 2, 17, 40, 999_999],
    "position": [1, 2, 17, 40, 999_999],
    "size": [1, 2, 17, 40, 999_999],
    "tracker": ["A" * 43],
    "page": ["booth", "check", "enrol", "follow", "trustee", "x"],
    "name": ["booth", "follow", "x"],
    "path": ["0/000.p/5", "entries/000.p/5", "entries/000", "1/000.p/1", "x"],
}
"""What stands in an address and is no id."""


class Owners:
    """Secrets and ids by the tenants that may know them, as far as the logs were read.

    They are those in whose log they stand. What a process manager records because of an event in
    another log names that event as its cause, by a random id that says nothing more: it may be
    known to a tenant that the event was sent to and that names it as a cause. What else stands in
    the other log stays unknown, and so does the id of any event that was not sent.
    """

    def __init__(self, world):
        self._world = world
        self._read = dict.fromkeys(world.tenants, 0)
        self._origins = {}
        self._sent = defaultdict(set)
        self._causes = defaultdict(set)
        self.of = defaultdict(set)
        for slug, marked in world.tenants.items():
            self.of[marked.secret].add(slug)
            self.of[marked.unit].add(slug)
        self.learn()

    def learn(self):
        """Read on in every log."""
        for slug in self._world.tenants:
            with enter(Scope(slug, "fuzz", "fuzz", uuid4())):
                for each in read_after(self._world.engine, self._read[slug], 100_000):
                    self._read[slug] = each.position
                    self.learn_of(slug, each)
        for slug, causes in self._causes.items():
            for cause in causes & self._sent[slug]:
                self.of[str(cause)].add(slug)

    def learn_of(self, slug, each):
        """Learn from one event of a log; of causes, at the end of `learn`."""
        stored = StoredEvent(each.originator_id, each.originator_version, each.topic, each.state)
        fact = self._world.backend.mapper.to_domain_event(stored)
        for token in TOKEN.findall(f"{vars(fact)} {each.event_id} {each.correlation_id}"):
            self.of[token].add(slug)
        self._causes[slug].add(each.causation_id)
        if isinstance(fact, CAME_IN):
            self._origins[slug, fact.originator_id] = fact.origin_tenant
        for tenant in self._sent_to(slug, fact):
            self._sent[tenant].add(each.event_id)

    def _sent_to(self, slug, fact):
        """To the level above, to whom it answers, or to all whose things may have been read."""
        if isinstance(fact, SENT_UPWARD):
            return {fact.destination}
        if isinstance(fact, ANSWERS):
            origin = self._origins.get((slug, fact.originator_id))
            return set() if origin is None else {origin}
        if isinstance(fact, Reading.Made):
            return {origin for (above, _), origin in self._origins.items() if above == slug}
        return set()


class Fuzz:
    """Makes requests by a seed; `leaks` holds what came back that must not."""

    def __init__(self, world, seed):
        self.world = world
        self.dice = random.Random(seed)  # noqa: S311 -- no secret
        self.known = Owners(world)
        self.owners = self.known.of
        self.ids = {slug: self._ids_of(slug) for slug in world.tenants}
        self.operations = operations_of(world)
        self.cursors = defaultdict(list)
        self.etags = ['"1"', '"2"', '"7"']
        self.told = set()
        self.leaks = []
        self.statuses: Counter[int] = Counter()
        self.reached: Counter[tuple[str, str]] = Counter()
        self._turn = OWN
        self.foreign: set[tuple[str, str]] = set()
        self.crossed: set[tuple[str, str]] = set()

    def run(self, requests):
        """Make so many requests, by turns on every route.

        At the first turn callers send foreign ids to their own agency, at the second they knock at
        a foreign one; from then on chance decides.
        """
        for number in range(requests):
            if number % CATCH_UP_EVERY == 0:
                self._catch_up()
            self._turn = number // len(self.operations)
            operation = self.operations[number % len(self.operations)]
            if operation[1].endswith(WAITS_FOR_VIEWS):
                self._catch_up()
            self._ask(operation)

    def _catch_up(self):
        """Show what was recorded, and know of each id of it in whose log it stands."""
        self.world.worker.catch_up()
        self.known.learn()

    def _ids_of(self, slug):
        return sorted(
            token
            for token, owners in self.owners.items()
            if slug in owners and not token.startswith("bimat")
        )

    def _ask(self, operation):
        method, path, parameters, body, _ = operation
        role, home = self._caller(operation)
        victim = self.dice.choice([slug for slug in self.world.tenants if slug != home])
        entered = {OWN: home, FOREIGN: victim}.get(self._turn) or self.dice.choices(
            [home, victim], [3, 1]
        )[0]
        address = self._address(path, entered, victim)
        query = {
            each["name"]: self._value(each["name"], each.get("schema", {}), victim)
            for each in parameters
            if each["in"] == "query" and (each.get("required") or self.dice.random() < 0.3)
        }
        sent = None if body is None else self._body(path, body, entered, victim)
        headers = self._headers(role, home, victim)
        answer = self.world.client.open(
            address, method=method, query_string=query, json=sent, headers=headers
        )
        asked = f"{address} {query} {json.dumps(sent)} {headers}"
        theirs = self.world.tenants[victim]
        if {theirs.term, theirs.feed} & set(re.findall(r"\w[\w-]*", asked)) or self._names_foreign(
            asked, victim
        ):
            self.foreign.add((method, path))
        if entered != home and "{tenant}" in path:
            self.crossed.add((method, path))
        self._judge(operation, asked, home, entered, answer)

    def _names_foreign(self, asked, victim):
        return any(victim in self.owners.get(token, ()) for token in TOKEN.findall(asked))

    def _caller(self, operation):
        """Mostly somebody whom the door lets in at home, so that more than the door is tried."""
        roles = operation[-1] if self.dice.random() < 0.9 else ()
        every = [caller for caller in self.world.tokens if not roles or caller[0] in roles]
        return self.dice.choice(every)

    def _address(self, path, entered, victim):
        names = {"tenant": entered}
        if "{feed}" in path:
            names["feed"] = self.world.tenants[victim].feed
        for name in re.findall(r"{(\w+)}", path):
            if name not in names:
                names[name] = self._in_path(name, path, entered, victim)
        return path.format(**names)

    def _in_path(self, name, path, entered, victim):
        if name == "agency":
            return victim
        if name in IDS or name.endswith("_id"):
            upward = name == "list_id" and "/lists/" in path
            return self._id("upward_list_id" if upward else name, entered, victim)
        if name in {"provider_id", "ticket"}:
            return self.world.tenants[victim].term
        return self.dice.choice(SPECIAL[name])

    def _id(self, name, entered, victim):
        """One of the same kind from elsewhere, or from here, or anything."""
        kind = 0.0 if self._turn == OWN else self.dice.random()
        if kind < 0.8:
            whose = victim if kind < 0.5 else entered
            known = self.world.tenants[whose].ids.get(name)
            return known or self.dice.choice(self.ids[whose])
        if kind < 0.95:
            return self.dice.choice(self.ids[victim])
        return str(UUID(int=self.dice.getrandbits(128), version=4))

    def _headers(self, role, home, victim):
        headers = {
            "Authorization": f"Bearer {self.world.tokens[role, home]}",
            "Rehearsal-Time": AUTUMN,
            "Idempotency-Key": f"{victim}-units-{self.dice.randrange(50)}",
            "If-None-Match": self.dice.choice(self.etags),
            "If-Match": self.dice.choice(self.etags),
            "X-Request-ID": str(UUID(int=self.dice.getrandbits(128), version=4)),
        }
        for name in ("Idempotency-Key", "If-None-Match", "If-Match"):
            if self.dice.random() < 0.5:
                del headers[name]
        return headers

    def _body(self, path, schema, entered, victim):
        known = self.world.bodies.get(path.rsplit("/", maxsplit=1)[-1])
        if entered in (known or ()) and self.dice.random() < 0.7:
            return self._partly_foreign(known[entered], entered, victim)
        return self._value("", schema, victim)

    def _partly_foreign(self, body, entered, victim):
        """A body that is right here, with the ids of another tenant in place of half of ours."""
        term = self.world.tenants[victim].term
        text = re.sub(r"timkiem\w+ bimat\w+", term, json.dumps(body))
        ours, theirs = self.world.tenants[entered].ids, self.world.tenants[victim].ids
        for name, own in ours.items():
            if self.dice.random() < 0.5:
                text = text.replace(own, theirs.get(name, own))
        return json.loads(text)

    def _value(self, name, schema, victim):
        if name == "cursor":
            return self.dice.choice(self.cursors[victim] or ["e30"])
        if name in {"agency", "destination", "origin", "tenant"}:
            return victim
        if name == "as_of":
            return self.dice.choice(["2024-11-20", AUTUMN, "7", "40"])
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        return self._of_type(schema, victim)

    def _of_type(self, schema, victim):
        for alternatives in ("anyOf", "oneOf", "allOf"):
            if alternatives in schema:
                return self._of_type(schema[alternatives][0], victim)
        kind = schema.get("type", "object")
        kind = kind[0] if isinstance(kind, list) else kind
        if kind == "object":
            return {
                name: self._value(name, each, victim)
                for name, each in schema.get("properties", {}).items()
                if name in schema.get("required", ()) or self.dice.random() < 0.5
            }
        if kind == "array":
            return [self._of_type(schema.get("items", {}), victim)]
        if kind == "string":
            formats = {
                "uuid": self.dice.choice(self.ids[victim]),
                "date": "2024-11-20",
                "date-time": AUTUMN,
            }
            return formats.get(schema.get("format"), self.world.tenants[victim].term)
        return {"integer": self.dice.randrange(1, 9), "number": 1.5, "boolean": True}.get(kind)

    def _judge(self, operation, asked, home, entered, answer):
        method, path, *_ = operation
        text = f"{answer.get_data().decode('utf-8', 'replace')} {answer.headers}"
        self.statuses[answer.status_code] += 1
        self.reached[method, path] += answer.status_code < 400
        allowed = self._allowed(path, asked, home, entered)
        for token in set(TOKEN.findall(text)) - _said_by(asked) - self.told:
            owners = self.owners.get(token, allowed)
            if not owners & allowed:
                self.leaks.append((method, path, home, entered, sorted(owners), asked, text[:2000]))
        if (answer.status_code >= 500 and BEHIND not in text) or (
            "{tenant}" in path and entered != home and answer.status_code not in REFUSALS
        ):
            self.leaks.append((method, path, home, entered, answer.status_code, asked, text[:2000]))
        self._keep(method, entered, asked, answer)

    def _allowed(self, path, asked, home, entered):
        if "{feed}" in path:
            return {each.slug for each in self.world.tenants.values() if each.feed in asked}
        return {home} if entered == home or "{tenant}" not in path else set()

    def _keep(self, method, entered, asked, answer):
        """What was said here may be told here later; what was learned is tried elsewhere."""
        if method == "POST" and answer.status_code < 400:
            self.told |= set(TOKEN.findall(asked))
        if method == "GET" and answer.is_json and isinstance(answer.json, dict):
            if answer.json.get("next_cursor"):
                self.cursors[entered].append(answer.json["next_cursor"])
            if "ETag" in answer.headers:
                self.etags.append(answer.headers["ETag"])


def _said_by(asked):
    """What a request names, and the ids that anybody reckons from what it names."""
    named = set(TOKEN.findall(asked))
    ids = (UUID(each) for each in named if not each.startswith("bimat"))
    return named | {str(reckon(each)) for each in ids for reckon in RECKONED}


def operations_of(world):
    """Every route of the application with every method: (method, path, parameters, body, roles)."""
    document = world.client.get("/openapi.json").json
    found = []
    for rule in sorted(world.app.url_map.iter_rules(), key=lambda each: each.rule):
        path = re.sub(r"<(?:[^<>]*:)?(\w+)>", r"{\1}", rule.rule)
        doors = document["paths"].get(path, {})
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        found += [_operation(method, path, doors, document) for method in methods]
    return found


def _operation(method, path, doors, document):
    door = _resolved(doors.get(method.lower(), {}), document)
    content = door.get("requestBody", {}).get("content", {})
    body = content.get("application/json", {}).get("schema")
    shared = _resolved(doors.get("parameters", []), document)
    return method, path, [*shared, *door.get("parameters", [])], body, door.get("x-roles", ())


def _resolved(node, document, depth=0):
    if isinstance(node, list):
        return [_resolved(each, document, depth + 1) for each in node]
    if not isinstance(node, dict) or depth > 24:
        return node if not isinstance(node, dict) else {}
    if "$ref" in node:
        target = document
        for name in node["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        return _resolved(target, document, depth + 1)
    return {name: _resolved(each, document, depth + 1) for name, each in node.items()}
