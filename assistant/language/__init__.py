"""Words: languages, wording catalogues, the model port, structured replies, prompts, text checks.

The lowest layer. Nothing here knows about projects, agendas or any outside service.
"""
