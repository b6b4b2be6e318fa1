"""Small worlds to act in: a mailbox, settings, files, a browser, a workbook, a document, a shared drive, a social network.

A world is immutable: acts lead from one to the next, pages show it to a person, facts say what is
true in it. It knows neither time nor chance, touches no file and no network: what was done once
leads to the same world on every machine.

`core` is what all machines share, `pages` what a person sees, `goals` how success is recognised, `tasks`
what a question holds of it, `lines` the front for one line of text at a time; each machine has a
folder of its own.
"""
