"""The rehearsed year: two agencies and their province, act by act, over the API."""
