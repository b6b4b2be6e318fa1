"""The supervised room around a test: pure, nothing is read or written, time is an argument.

What is here
    ``events``, ``state.Room``, ``replay``: a room is what its events lead to.
    ``transitions``, ``closing_transitions``: what each event does to it.
    ``seat.Seat``: one candidate in it. ``person.Person``: who that is, kept beside the events.
    ``identity``, ``registration_checks``, ``birthplace``: who stands at the door, what is entered of them.
    ``codes``, ``opening``: access code, invigilators' password, verification code, tokens.
    ``entry``, ``durations``, ``invigilator_line``: who may come in, for how long, and the invigilator's line.
    ``alerts``, ``reports``: problems told during the test, and after it.
    ``lifecycle``, ``finalisation``, ``jury``, ``visibility``, ``validity``: states, the end, and after it.

How a front uses a room
    ``store.rooms.Rooms(journal)`` makes and reads rooms: ``create``, ``load`` (a ``KeptRoom``: the
    ``room`` and its ``people``), ``history``, ``numbers``. ``running.room.candidate_list`` enrols.

    ``running.room.desk.Desk`` holds a room under way, one process at a time::

        with Desk(journal, number, bank=bank, profile_of=profile_of) as desk:
            desk.tick()                                   # about once a second
            desk.view()                                   # JSON, schema pixsim/room/1
            desk.do({"do": "confirm_presence", "seat": 1, "version": 7}, by="Mme Durand")

    Orders are listed in ``running.room.orders``; ``StaleOrderError`` (HTTP 409) when the version is
    not that of the view, ``OrderRefusedError.error`` is a stable word that
    ``report.room.wording.refusal_sentence`` says in French.

    A candidate goes through ``running.room.door``: ``join_room`` (identity; the account is the hash
    of the browser's token), ``read_instructions``, ``enter_room`` (access code) which gives the
    ``Exam`` to drive (also ``desk.exam(seat)``), ``ask_to_resume``; ``desk.sign(seat)`` at each sign
    of life, ``desk.is_inside(seat)`` whether they may go on without a permission,
    ``desk.leave(seat)``.

    The journal has a result, ``Journal.result(sitting)``, only while the session is published. Who may see what is
    ``visibility.visible_result``; a document needs ``room.published`` (the day of delivery),
    ``seat.outcome[0] == "validated"``, ``seat.verification_code`` and ``validity.valid_until``.
"""
