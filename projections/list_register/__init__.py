"""The register of lists upward: those that an agency sends and those in its inbox."""
