"""Tests of accounts and sign-ins."""
