"""The registers of an agency: its plans, units, subjects and councils as they are now."""
