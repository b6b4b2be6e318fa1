"""What families of several competences draw and write.

`values` draws and writes plain values, `invented` has people, places and prose, `handed_files` what is handed out with
a question, `figure_parts` what is to be looked at, `simulators` what one acts in, a module per machine.
"""
