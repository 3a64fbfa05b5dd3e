"""The specification of the tenants package."""
