"""Forms, declared once."""

from .base import Section, WelfareForm
from .declaration import declaration
from .errors import DeclarationError
from .published import publish, published_declaration
from .registry import all_forms, load_forms
from .rendering import forms_file, prepare, render_form
from .sealed import Problem, ReadRow, ReadSection, problems, reading

__all__ = [
    "DeclarationError",
    "Problem",
    "ReadRow",
    "ReadSection",
    "Section",
    "WelfareForm",
    "all_forms",
    "declaration",
    "forms_file",
    "load_forms",
    "prepare",
    "problems",
    "publish",
    "published_declaration",
    "reading",
    "render_form",
]
