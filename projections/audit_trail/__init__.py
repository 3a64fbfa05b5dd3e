"""The audit trail: every event of an agency beside what it means, and what stands out."""
