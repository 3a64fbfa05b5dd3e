"""What somebody does who owns the database, as SQL; some also own the signing key."""

from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import text

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.growing import GrowingTree
from proofs.hashing import leaf_hash
from proofs.keys import SignerKey
from proofs.notes import signed
from proofs.tiles import nodes_from
from tenants.engine import open_engine, writing
from tenants.event_log import RecordedEvent
from tenants.leaves import new_leaf
from tenants.schema import events
from tenants.tiles import stored_tiles
from tests.service.transparency.logs import ORIGIN, PREFIX

OF_SXD = "WHERE tenant_id = 'sxd'"


@dataclass
class Insider:
    """The owner of the database: on PostgreSQL its superuser, on SQLite of the file."""

    url: str
    key: SignerKey

    @contextmanager
    def connection(self):
        engine = open_engine(self.url)
        with writing(engine) as connection:
            if engine.dialect.name == "sqlite":
                self._drop_triggers(connection)
            yield connection
        engine.dispose()

    def run(self, *statements, **values):
        with self.connection() as connection:
            for statement in statements:
                connection.execute(text(statement), values)

    def rebuild(self):
        """Make every leaf, tile and the root again, as if nothing had happened."""
        with self.connection() as connection:
            self.make_leaves(connection)
            self._make_tree(connection)

    def rebuild_tree(self):
        """Make the tiles and the root fit the leaves that are there."""
        with self.connection() as connection:
            self._make_tree(connection)

    def sign(self, key=None, origin=ORIGIN):
        """Put checkpoints of the tree as it is now in the place of all the old ones."""
        key = (key or self.key).named(origin)
        with self.connection() as connection:
            size = connection.execute(text(f"SELECT size FROM log_tree {OF_SXD}")).scalar_one()
            nodes = nodes_from(stored_tiles(connection, "sxd"), size)
            note = signed(Checkpoint(key.name, size, trees.root(nodes, size)).text, key)
            self.replace_checkpoint(connection, size, note.content)

    def replace_checkpoint(self, connection, size, content):
        at = connection.execute(text("SELECT max(signed_at) FROM log_checkpoint")).scalar_one()
        connection.execute(text(f"DELETE FROM log_checkpoint {OF_SXD}"))
        connection.execute(text(f"DELETE FROM log_cosignature {OF_SXD}"))
        connection.execute(
            text("INSERT INTO log_checkpoint VALUES ('sxd', :size, :note, :at)"),
            {"size": size, "note": content, "at": at},
        )

    def cut(self, keep):
        """Take away all events after a position, as an old backup would."""
        self.run(
            f"DELETE FROM events {OF_SXD} AND position > :keep",
            f"UPDATE tenant_head SET position = :keep {OF_SXD}",
            keep=keep,
        )

    def snapshot(self):
        """What a backup holds of the log's own tables."""
        with self.connection() as connection:
            return {
                table: connection.execute(text(f"SELECT * FROM {table} {OF_SXD}")).mappings().all()
                for table in ("log_tree", "log_tile", "log_checkpoint")
            }

    def restore(self, snapshot):
        with self.connection() as connection:
            for table, rows in snapshot.items():
                connection.execute(text(f"DELETE FROM {table} {OF_SXD}"))
                for row in rows:
                    names = ", ".join(row)
                    values = ", ".join(f":{name}" for name in row)
                    insert = f"INSERT INTO {table} ({names}) VALUES ({values})"
                    connection.execute(text(insert), dict(row))

    def _drop_triggers(self, connection):
        for change in ("update", "delete", "replace"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS events_refuse_{change}"))

    def make_leaves(self, connection, *, after=0):
        """Make the leaves of the events that follow a position fit what the rows say now."""
        columns = RecordedEvent.__dataclass_fields__
        query = events.select().where(events.c.tenant_id == "sxd", events.c.position > after)
        for row in connection.execute(query).mappings().all():
            leaf = new_leaf({name: row[name] for name in columns})
            change = events.update().where(
                events.c.tenant_id == "sxd", events.c.position == row["position"]
            )
            values = {"leaf": leaf.at(row["position"]), "leaf_salt": leaf.salt}
            connection.execute(change.values(**values))

    def _make_tree(self, connection):
        leaves = text(f"SELECT leaf FROM events {OF_SXD} ORDER BY position")
        tree = GrowingTree()
        written = tree.extend(leaf_hash(bytes(leaf)) for (leaf,) in connection.execute(leaves))
        connection.execute(text(f"DELETE FROM log_tile {OF_SXD}"))
        for (level, index), hashes in written.items():
            row = {"level": level, "index": index, "hashes": hashes}
            insert = "INSERT INTO log_tile VALUES ('sxd', :level, :index, :hashes)"
            connection.execute(text(insert), row)
        change = f"UPDATE log_tree SET size = :size, root = :root {OF_SXD}"
        connection.execute(text(change), {"size": tree.size, "root": tree.root})


FORGED = SignerKey.generate(PREFIX)
