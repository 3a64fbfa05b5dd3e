"""The Alembic migrations of every table, for SQLite and PostgreSQL."""
