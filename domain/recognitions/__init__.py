"""The head's decision and what follows from it: certificate, referral upward, revocation."""
