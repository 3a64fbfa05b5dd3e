"""Who owes what by when, and how it stands: duties, quotas and what was filed for them."""
