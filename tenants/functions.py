"""Functions in the PostgreSQL database: what commands do most, each bound to a tenant in one trip.

A function sets the tenant in its first declaration, which costs less than a statement, and runs its
statements one after the other. In one statement that both sets the tenant and reads, the order
would be the planner's choice. They run with the rights of the caller and are made anew by every
upgrade. The last one alone runs as the owner: it tells a policy whether auditors may see the agency
that is set.
"""

from sqlalchemy import Connection

APPEND_ONE = """
CREATE FUNCTION guong_append_one(
  of_tenant text, by_actor text, in_role text, correlation uuid, causation uuid, at timestamptz,
  receipt_key text, receipt_hash text, receipt_answer json,
  stream uuid, version bigint, named text, said bytea, new_id uuid,
  salt bytea, leaf_before bytea, leaf_after bytea
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  bound text := set_config('guong.tenant', of_tenant, true);
  reached bigint;
BEGIN
  UPDATE tenant_head SET position = position + 1
    WHERE tenant_id = of_tenant RETURNING position INTO reached;
  IF reached IS NULL THEN RETURN NULL; END IF;
  INSERT INTO events (tenant_id, position, originator_id, originator_version, topic, state,
    event_id, recorded_at, actor, acting_role, correlation_id, causation_id, leaf_salt, leaf)
  VALUES (of_tenant, reached, stream, version, named, said,
    new_id, at, by_actor, in_role, correlation, causation,
    salt, leaf_before || convert_to(reached::text, 'UTF8') || leaf_after);
  IF receipt_key IS NOT NULL THEN
    INSERT INTO receipt (tenant_id, actor, key, request_hash, answer, position, recorded_at)
    VALUES (of_tenant, by_actor, receipt_key, receipt_hash, receipt_answer, reached, at);
  END IF;
  RETURN reached;
END $$"""

APPEND_MANY = """
CREATE FUNCTION guong_append_many(
  of_tenant text, by_actor text, in_role text, correlation uuid, causation uuid, at timestamptz,
  receipt_key text, receipt_hash text, receipt_answer json,
  streams uuid[], versions bigint[], names text[], sayings bytea[], new_ids uuid[],
  salts bytea[], leaves_before bytea[], leaves_after bytea[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  bound text := set_config('guong.tenant', of_tenant, true);
  size bigint := cardinality(streams);
  reached bigint;
BEGIN
  UPDATE tenant_head SET position = position + size
    WHERE tenant_id = of_tenant RETURNING position INTO reached;
  IF reached IS NULL THEN RETURN NULL; END IF;
  INSERT INTO events (tenant_id, position, originator_id, originator_version, topic, state,
    event_id, recorded_at, actor, acting_role, correlation_id, causation_id, leaf_salt, leaf)
  SELECT of_tenant, reached - size + e.place, e.stream, e.version, e.named, e.said,
    e.new_id, at, by_actor, in_role, correlation, causation,
    e.salt, e.before || convert_to((reached - size + e.place)::text, 'UTF8') || e.after
  FROM unnest(streams, versions, names, sayings, new_ids, salts, leaves_before, leaves_after)
    WITH ORDINALITY AS e (stream, version, named, said, new_id, salt, before, after, place);
  IF receipt_key IS NOT NULL THEN
    INSERT INTO receipt (tenant_id, actor, key, request_hash, answer, position, recorded_at)
    VALUES (of_tenant, by_actor, receipt_key, receipt_hash, receipt_answer, reached, at);
  END IF;
  RETURN reached;
END $$"""

STREAM = """
CREATE FUNCTION guong_stream(of_tenant text, stream uuid)
RETURNS TABLE (originator_version bigint, topic text, state bytea)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE bound text := set_config('guong.tenant', of_tenant, true);
BEGIN
  RETURN QUERY SELECT originator_version, topic, state FROM events
    WHERE tenant_id = of_tenant AND originator_id = stream ORDER BY originator_version;
END $$"""

SUBJECT_KEY = """
CREATE FUNCTION guong_subject_key_in(of_tenant text, of_subject uuid)
RETURNS TABLE (subject_id uuid, number integer, wrapped bytea, tenant_key_version integer,
  secret_reference text)
LANGUAGE plpgsql AS $$
DECLARE bound text := set_config('guong.tenant', of_tenant, true);
BEGIN
  RETURN QUERY SELECT * FROM public.guong_subject_key(of_subject);
END $$"""

_TAKEN_AWAY = """
DO $$ DECLARE earlier regprocedure; BEGIN
  FOR earlier IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND proname IN ('guong_append_one', 'guong_append_many', 'guong_stream',
      'guong_subject_key_in')
  LOOP EXECUTE 'DROP FUNCTION ' || earlier; END LOOP;
END $$"""

AUDIT_IN_FORCE = """
CREATE OR REPLACE FUNCTION public.guong_audit_in_force() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM public.view_access_audit a
    WHERE a.tenant_id = current_setting('guong.tenant', true)
      AND a.generation = coalesce(
        (SELECT g.active FROM public.projection_generation g WHERE g.projection = 'access'), 1)
      AND a.scope = 'agency' AND a.revoked_at IS NULL
      AND (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN a.first_day AND a.last_day)
$$"""
"""Whether some auditor may read all of the agency today: a narrower access opens nothing in SQL."""


def make_functions(connection: Connection) -> None:
    """Bring the functions to what this version of the code calls; repeating it changes nothing."""
    connection.exec_driver_sql(_TAKEN_AWAY)  # They may have had other parameters.
    for function in (APPEND_ONE, APPEND_MANY, STREAM, SUBJECT_KEY, AUDIT_IN_FORCE):
        connection.exec_driver_sql(function)
