"""What everything stands on: files, streams, problems, languages; no rule and no screen."""
