"""Plans of one agency: drafted, issued, amended, closed; every issued version stays readable."""
