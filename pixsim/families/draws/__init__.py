"""What families of several competences draw and write.

`choices` draws, `numbers`, `people`, `text` and `dates` write; `files`, `office` and `qr` make files.
"""
