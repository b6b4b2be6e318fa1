"""Documents to keep or print: certificate and attestation, sheets of a session, report on a class.

Facts come first (`certificate`, `class_facts`, `session_sheets`, `results_table`), then the same facts in French
words (`certificate_words`, `class_words`), then these words as text, HTML or PDF (`certificate_files`,
`class_report_files`, `session_sheet_files`). Whether a document may be given, and its signature, are decided above::

    issued = issue(journal, sitting, framework)        # store.certificates; NotGivenError.why
    words = certificate_words(issued.certificate, framework, issued.signed)
    pdf = sign_file(journal.sealer.signer, "pdf", certificate_pdf(issued.certificate, words))
    page = sign_file(journal.sealer.signer, "html", certificate_page(words).encode())
    found = verify_file(pdf, frozenset(), journal, framework)    # store.verification

`store.document_file.document_file` does all of it for a front. `framework` is that of Pix, whatever bank is in use. Typst, of the extra ``pdf``, is imported
where it is used alone; without it `NoPdfError.sentence` says what to do, and the page remains.
"""
