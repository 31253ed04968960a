"""canonical.json"""

from typing import Any

from wso_pwa.sealing.canonical import write

VALUES: dict[str, Any] = {
    "empty object": {},
    "empty parts": {"text": "", "list": [], "object": {}},
    "every control character": {"text": "".join(chr(code) for code in range(32))},
    "printable": {"text": "".join(chr(code) for code in range(32, 127))},
    "delete and above": {"text": "\x7f\x80\xa0\xff"},
    "slash is not escaped": {"text": "</script>"},
    "beyond the basic plane": {"text": "\U0001f600 \U00010000 \U0010ffff"},
    "lone surrogates": {"text": "\ud800 \udfff \udc00\ud800"},
    "line separators": {"text": "\u2028\u2029\ufeff\ufffe"},
    "composed and decomposed": {"text": "\u00e9 e\u0301 \ufb01"},
    "order is kept": {"b": 1, "a": 2, "é": 3},
    "integers": {"list": [0, 1, 2**31, 2**53 - 1]},
    "nested": {"list": [{"of": [{"lists": ["\u0000"]}]}, []]},
}
REFUSED = {
    "minus one": -1,
    "too big": 2**53,
    "half": 0.5,
    "true": True,
    "null": None,
}


def vectors() -> dict[str, Any]:
    return {
        "written": [{"name": name, "value": value, "text": write(value)} for name, value in VALUES.items()],
        "not_written": [{"name": name, "value": {"value": value}} for name, value in REFUSED.items()],
    }
