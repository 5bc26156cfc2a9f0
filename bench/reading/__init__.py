"""How well resolutions are read: `python -m bench.reading`; see docs/methods/evaluation.md.

Scores against annotations by hand and machine labels, agreement between the two languages,
preservation of the text, equality of formats, and speed.
"""
