"""What the tests of the forms share."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from wso_pwa.paths import TEMPLATES
from wso_pwa.welfare.forms import prepare


@pytest.fixture(scope="session")
def drawing_app() -> Flask:
    """As little of an application as forms need; one for all, since it keeps what Jinja has compiled."""
    app = Flask("forms", template_folder=str(TEMPLATES))
    Babel(app)
    prepare(app)
    return app


@pytest.fixture
def app(drawing_app: Flask) -> Iterator[Flask]:
    with drawing_app.app_context():
        yield drawing_app
