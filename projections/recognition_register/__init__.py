"""The register of recognitions: decisions, certificates, revocations, referrals upward."""
