"""Plain Python: the words of a text and of a question, folded and stemmed in French and English."""
