"""The embedded database: every trap that was found has a test; none of them needs Django."""
