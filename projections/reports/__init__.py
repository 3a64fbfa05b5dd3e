"""Periodic reports and reviews, made from the events of an agency as of a day."""
