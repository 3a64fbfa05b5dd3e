"""Process managers that carry facts from one tenant's log into another's."""
