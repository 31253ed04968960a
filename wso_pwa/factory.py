"""Putting an application together: a list of verbs."""

from collections.abc import Callable

from flask import Flask, g
from flask_babel import Babel
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from .config import Config, ConfigError
from .database import database, open_database, pending, reached
from .interface import api as interface_api
from .parts import Parts, keep_parts
from .people import api as people_api
from .people.force import the_force
from .people.sessions import prepare_sessions
from .records import api as records_api
from .security import protect
from .shell import local_authority, pages, settings
from .shell.assets import read_assets
from .shell.emblem import keep_emblem
from .shell.error_pages import handle_errors
from .shell.files import serve_files
from .shell.shelf import Shelf, keep_shelf
from .welfare.forms import WelfareForm, load_forms, prepare
from .welfare.forms.errors import DeclarationError

LOCALE = "en_GB"


def build(config: Config, now: Callable[[], int], extra_forms: tuple[type[WelfareForm], ...]) -> Flask:
    """The application, or ConfigError with what keeps it from starting."""
    assets = read_assets(config.static_path)
    forms = (*forms_of(config), *extra_forms)
    open_database(config)
    check_installation(config)
    app = Flask("wso_pwa", static_folder=None, template_folder=str(config.templates_path))
    keep_parts(app, Parts(config, now))
    keep_shelf(app, Shelf(config, assets, forms))
    keep_emblem(app, config)
    configure(app, config)
    Babel(app, default_locale=LOCALE, locale_selector=lambda: LOCALE)
    prepare(app)
    connect_for_requests(app)
    prepare_sessions(app)
    protect(app, config)
    register(app)
    if config.https:
        app.register_blueprint(local_authority.blueprint)
    handle_errors(app, config, assets)
    serve_files(app, config, assets)
    trust_proxies(app, config)
    warn_of_settings(app, config)
    return app


def draw(app: Flask) -> None:
    """Draws and packs what everybody is served: once, before there are processes, which share it then."""
    with app.app_context(), reached():
        pages.draw()


def forms_of(config: Config) -> tuple[type[WelfareForm], ...]:
    """The further forms of the settings; ConfigError `forms_invalid` for one that cannot be used."""
    try:
        return load_forms(config.forms)
    except DeclarationError as error:
        raise ConfigError("forms_invalid", f"FORMS names a form that cannot be used: {error}.") from error


def check_installation(config: Config) -> None:
    """ConfigError without a database or its tables, or when a demonstration's meets a real start or the reverse."""
    with reached():
        if pending():
            raise ConfigError("not_migrated", "The database is not up to date. Run `wso-pwa migrate`.")
        force = the_force()
    if force is not None and force.demo and not config.demo:
        raise ConfigError("demo_database", "This database belongs to a demonstration. Use another one, or set DEMO=1.")
    if force is not None and config.demo and not force.demo:
        raise ConfigError("not_a_demo", "DEMO=1 is set, but this database belongs to a real force.")


def configure(app: Flask, config: Config) -> None:
    """Cookies, JSON, addresses. The cookie is refreshed by use (people/sessions), never on public pages.

    OPTIONS is not answered: it is for other sites, which may not ask anything. Two slashes are no spelling of one: the
    way to it would lead to whatever host a request names.
    """
    app.config.update(
        PROVIDE_AUTOMATIC_OPTIONS=False,
        SECRET_KEY=config.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(config.secret_keys[1:]),
        SESSION_COOKIE_NAME="__Host-wso" if config.secure else "wso",
        SESSION_COOKIE_SECURE=config.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,
        MAX_FORM_MEMORY_SIZE=65_536,
    )
    app.url_map.merge_slashes = False
    app.json.sort_keys = False  # type: ignore[attr-defined]


def connect_for_requests(app: Flask) -> None:
    """A connection for each request, returned when it is over."""

    def connect() -> None:
        g.connected = database.connect(reuse_if_open=True)

    def close(_error: BaseException | None) -> None:
        if g.pop("connected", False) and not database.is_closed():
            database.close()

    app.before_request(connect)
    app.teardown_request(close)


def register(app: Flask) -> None:
    """The addresses. Forms carry Flask-WTF's token; /api takes none, since a precached shell would carry a stale one:
    there the cross-site check stands. The numbers' form checks its own token, so that a stale one loses no entry."""
    csrf = CSRFProtect(app)
    for blueprint in (people_api.blueprint, records_api.blueprint, settings.blueprint):
        csrf.exempt(blueprint)
    for blueprint in (
        pages.blueprint,
        interface_api.blueprint,
        people_api.blueprint,
        records_api.blueprint,
        settings.blueprint,
    ):
        app.register_blueprint(blueprint)


def trust_proxies(app: Flask, config: Config) -> None:
    """Believes as many X-Forwarded-* as there are proxies of ours in front, and none by default."""
    count = config.trusted_proxies
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]


def warn_of_settings(app: Flask, config: Config) -> None:
    """Says in the log what works but is probably not meant."""
    if config.secure and not config.https and not config.trusted_proxies:
        app.logger.warning(
            "PUBLIC_URL is https, but TRUSTED_PROXIES is 0: if a proxy stands in front, all callers seem to have its "
            "address, and too many wrong tries of one of them shut out all. Set TRUSTED_PROXIES to how many there are."
        )
