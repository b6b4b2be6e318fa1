"""An exam or a training under way: how it stands, its pages, its addresses."""
