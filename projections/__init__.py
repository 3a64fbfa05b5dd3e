"""Read models, and the worker that keeps them in step with every tenant's log."""
