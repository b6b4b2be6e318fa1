"""Results of one's own quiz, from a file as people have it: no bank, no fixed names of columns.

`grid` reads any table as text, `columns` tells people from questions, `marks` reads what a cell says,
`reading` what it counts for; `read` puts it together into answers, with what was guessed and left out as findings.
"""
