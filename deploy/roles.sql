-- The roles of an instance. Run once as a superuser: psql --file deploy/roles.sql
-- Then `guong init` as guong_owner gives each its rights; run again, both change nothing.
-- None but the owner owns anything, and no policy is lifted for any of them.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['guong_owner', 'guong_service', 'guong_worker',
    'guong_province_reader', 'guong_auditor']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', wanted);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT '
      'NOREPLICATION', wanted);
  END LOOP;
  EXECUTE 'ALTER ROLE guong_province_reader SET default_transaction_read_only = on';
  EXECUTE 'ALTER ROLE guong_auditor SET default_transaction_read_only = on';
END $$;
