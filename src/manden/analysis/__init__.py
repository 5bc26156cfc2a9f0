"""What was asked of the records, and the answer, reproducible. From a notebook: `ask`."""

from manden.analysis.answer import Answer
from manden.analysis.notebook import ask, tables
from manden.analysis.question import CannotAsk, Question, question_of
from manden.analysis.units import CannotAdd

__all__ = ["Answer", "CannotAdd", "CannotAsk", "Question", "ask", "question_of", "tables"]
