"""What somebody has to do on a phone before it trusts this machine: said on the terminal."""

from urllib.parse import urlsplit

from flask_babel import gettext as _

ADDRESS = "/local-ca.crt"
"""Where the server offers the root certificate."""


def introduce(url: str, fingerprint: str) -> str:
    """The text to print. `url` is the address to type, without a slash at its end."""
    told = str(
        _(
            "HTTPS=1, for trying out in this network: everybody in it can reach this server.\n"
            "On the phone\n"
            "  1. Open %(root)s. The phone warns, since it does not know this machine yet; go on to the page.\n"
            "  2. Compare the certificate's SHA-256 fingerprint with this one:\n"
            "       %(first)s\n"
            "       %(second)s\n"
            "  3. Android: Settings, search for “CA certificate”, install the file that was downloaded.\n"
            "     iPhone: Settings, Profile downloaded, Install; then General, About, Certificate Trust Settings, on.\n"
            "  4. Open %(url)s and install the app.\n"
            "Take the certificate off the phone again when you have finished.",
            url=url,
            root=url + ADDRESS,
            first=fingerprint[:47],
            second=fingerprint[48:],
        )
    )
    return told if urlsplit(url).hostname != "localhost" else f"{told}\n{_nowhere()}"


def _nowhere() -> str:
    return str(
        _("This machine has no address in a private network, so no phone can reach it. Connect it, then start again.")
    )
