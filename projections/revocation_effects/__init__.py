"""What a revocation leaves for a person to review; nothing is ever cascaded."""
