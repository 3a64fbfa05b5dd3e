"""Electronic secret ballots: keys of the voters, keys of the counting board, ballots, the sum."""
