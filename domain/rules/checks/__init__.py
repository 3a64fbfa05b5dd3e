"""What a machine may compute of a criterion: a closed set of checks that plan data combines."""
