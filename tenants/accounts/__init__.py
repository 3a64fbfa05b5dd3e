"""How people prove who they are: passwords, second factors, one-time tickets, sign-ins."""
