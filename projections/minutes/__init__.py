"""What the minutes of a council's session say, folded from its events; never who chose what."""
