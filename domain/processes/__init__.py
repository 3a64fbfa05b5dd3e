"""Commands that touch several contexts at once, each stored in one append, and referral upward."""
