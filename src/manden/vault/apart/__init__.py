"""Reading files of strangers in a process of its own: checked, shown, redacted, cleaned.

The child holds no key, no connection and no environment of ours, writes no file, and is held to so
much memory and time. It imports nothing of Django.
"""
