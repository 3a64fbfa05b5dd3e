"""The register of erasures and of what must be preserved."""
