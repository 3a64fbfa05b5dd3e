"""How everything of ours says no: a sentence in Vietnamese and in English, and a stable name."""
