"""The rehearsal: five agencies and those above them, act by act, over the API."""
