"""What runs beside the log and outside the database: signer, witness, monitor, reconciler."""
