"""The life of exemplars as it is read: watch-list, lists, support, stories, one time line."""
