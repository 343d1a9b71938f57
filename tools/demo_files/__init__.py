"""Makes the believable salon that `demo/` holds; `python -m tools.make_demo_files` runs it."""
