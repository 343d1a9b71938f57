"""Parts of the test run that must be there before Django's settings are read."""
