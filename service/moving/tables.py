"""What travels with an agency, and what stays behind with the reason."""

from sqlalchemy import Table

from projections.schema import tracking
from tenants.keys.tables import subject_key, tenant_key
from tenants.log_tables import EVENT_LOG, PROVINCE_LOG, province_log_entry
from tenants.schema import (
    events,
    receipt,
    role_grant,
    role_grant_entry,
    tenant,
    tenant_head,
    tenant_status,
)

TRAVELS: tuple[Table, ...] = (
    tenant,
    tenant_status,
    tenant_head,
    events,
    receipt,
    role_grant,
    role_grant_entry,
    tenant_key,
    subject_key,
    *EVENT_LOG,
    province_log_entry,
    *PROVINCE_LOG,
)
"""Whole, in this order."""

STAYS = {
    "api_token": "machines get new keys: theirs were issued for the other instance",
    "feed_token": "a secret address names the other instance",
}
"""Of a tenant, and issued anew where it is needed."""

FOLLOWED = tracking
"""Only how far the process managers came: what they did must not be done again."""
