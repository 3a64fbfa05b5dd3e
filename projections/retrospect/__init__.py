"""The read models as they stood at a moment, made anew from the events until then."""
