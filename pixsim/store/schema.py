"""Tables of the journal, as an ordered list of migrations."""

MIGRATIONS = (
    """
    CREATE TABLE sitting (
        id TEXT PRIMARY KEY,
        profile_id TEXT NOT NULL,
        candidate TEXT NOT NULL,
        kind TEXT NOT NULL,  -- exam, positioning or practice
        rules TEXT NOT NULL,
        created_at TEXT NOT NULL,
        autopilot TEXT,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE event (
        sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (sitting, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE result (
        sitting TEXT PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sitting_by_profile ON sitting (profile_id, created_at);
    """,
)
