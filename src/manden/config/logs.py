"""What a log may hold: when, how grave, where in our code; never what was asked or answered."""

import logging
import traceback


class WithoutContent(logging.Filter):
    """Replaces a record's message by the kind of fault and the line of code it rose from.

    A message or an exception's text can quote a name, a body or a token; file and line cannot.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info
        if fault and fault[0] is not None:
            frames = traceback.extract_tb(fault[2])
            place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
            record.name = f"{record.name} {fault[0].__name__}{place}"
        record.msg, record.args, record.exc_info, record.exc_text = "", (), None, None
        return True
