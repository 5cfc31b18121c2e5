"""Decode the text of a file, whichever program saved it."""


def decoded(content: bytes, errors: str = "strict") -> str:
    """Return the text of a file without its byte order mark, with one kind of line end.

    Raises UnicodeDecodeError for what is not UTF-8, unless `errors` is "replace".
    """
    return content.decode("utf-8-sig", errors).replace("\r\n", "\n").replace("\r", "\n")
