"""What stands around the service when it is deployed."""
