"""The journal of sittings, and where a person's data live.

`home` is the folder, `settings` the choices kept in it, `errors` and `causes` what can be wrong, `wording` how that is
said. On these stand `seals`, then `sittings`, then `records` and `rooms`, then `people` and `certificates`.
"""
