"""What is needed to run Gương: migrations, server settings, benchmarks."""
