"""What a recovery found wrong. Codes are stable; the sentences never hold content."""

from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

SENTENCES: dict[str, LazyString] = {
    "about_missing": lazy_gettext("It is about a record that is not in the export."),
    "bad_padding": lazy_gettext("What was sealed is not filled up as agreed."),
    "bad_signature": lazy_gettext("No key that the author ever held has signed it."),
    "chain_forked": lazy_gettext("One device wrote two records under one number: two tabs, or a restored profile."),
    "chain_gap": lazy_gettext("A record that the same device wrote before it is not in the export."),
    "commit_mismatch": lazy_gettext("It was not sealed with the key that its case names."),
    "held": lazy_gettext(
        "Its issuer had lost the role or the key, and nobody vouched for it since. It does not count."
    ),
    "id_reused": lazy_gettext("Another record in the export has the same id."),
    "log_forked": lazy_gettext("It does not follow on the statement before it."),
    "malformed": lazy_gettext("It is not in the agreed form."),
    "no_key": lazy_gettext("No statement gives the recovery key the key that it was sealed with."),
    "no_statements": lazy_gettext("The case has no statement that could be verified."),
    "not_a_member": lazy_gettext("Its author was never a member of the case."),
    "not_allowed": lazy_gettext("Its issuer had no right to say this."),
    "not_canonical": lazy_gettext("It is not written in its one agreed way."),
    "not_in_epoch": lazy_gettext("It is sealed with a key that its author was never given."),
    "not_opened": lazy_gettext("It could not be decrypted."),
    "not_wrapped": lazy_gettext("This kit was not given the key: kit B was replaced. Use the other kit B for it."),
    "other_force": lazy_gettext("It belongs to another force."),
    "parent_missing": lazy_gettext("The version that it changes is not in the export."),
    "rebase": lazy_gettext("A statement before it is missing."),
    "role_missing": lazy_gettext("Only a force contact can say this, and its author never was one."),
    "root_differs": lazy_gettext("The root key is not the one whose fingerprint was given."),
    "statements_missing": lazy_gettext("Its author had seen statements that are not in the export."),
    "too_large": lazy_gettext("It is larger than any record can be."),
    "truncated": lazy_gettext("The export does not hold as much as it says: its end may be missing."),
}
NOTED = frozenset({"chain_forked"})
"""Happens by itself; shown, but no failure."""


@dataclass(frozen=True)
class Finding:
    """`where`: a line of the export, a log and number, or a record's id."""

    code: str
    where: str

    @property
    def failed(self) -> bool:
        """Whether something could not be verified."""
        return self.code not in NOTED

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code])


class RecoveryError(Exception):
    """Nothing can be recovered with what was given. `code` is stable; the text says what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
