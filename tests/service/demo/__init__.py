"""Tests of the rehearsal's parts."""
