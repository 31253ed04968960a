/** The rest: what is kept here, guidance, one's own keys, signing out. */
import { html, nothing } from 'lit-html';
import { openDrafts } from '../open_drafts.js';
import { button, buttons } from '../parts/button.js';
import { confirmingNote } from '../parts/confirming.js';
import { entryWords } from '../parts/entry_note.js';
import { icon } from '../parts/icon.js';
import { installRow } from '../parts/install_offer.js';
import { countNotes, notesRow } from '../parts/notes_row.js';
import { page } from '../parts/page.js';
import { row, rows } from '../parts/rows.js';
import { t, tn } from '../text.js';
import { onDayTime } from '../when.js';

export class MoreScreen {
  current = 'more';
  #drafts = 0;
  #notes = 0;
  #busy = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('More');
  }

  async enter() {
    this.#drafts = (await openDrafts(this.app)).length;
    this.#notes = await countNotes(this.app);
    this.app.refresh();
  }

  render() {
    const { app } = this;
    return page(app, { heading: t('More') }, [
      this.#who(),
      rows([
        this.#syncRow(),
        this.#draftsRow(),
        notesRow(this.#notes),
        app.guest
          ? nothing
          : row({
              href: '#/ready',
              lead: icon('check'),
              title: t('Ready for a visit?'),
              detail: app.device.visit.on ? t('Visit mode is on.') : t('And visit mode: stay open for 30 minutes'),
            }),
        installRow(app),
      ]),
      rows([
        row({
          href: '#/more/guide',
          lead: icon('guide'),
          title: t('First meeting'),
          detail: t('Seven things to talk through'),
        }),
        row({
          href: '#/more/where',
          lead: icon('wait'),
          title: t('Where is my record?'),
          detail: t('What the rings and lines mean'),
        }),
      ]),
      rows([
        row({
          href: '#/more/sheet',
          lead: icon('key'),
          title: t('Your sheet and your keys'),
          detail: t('To sign in on another device, and to compare keys'),
        }),
        row({
          href: '#/more/passphrase',
          lead: icon('lock'),
          title: t('Passphrase and codes'),
          detail: app.guest ? t('Change the passphrase') : entryWords(app),
        }),
        row({
          href: '#/more/devices',
          lead: icon('device'),
          title: t('My devices'),
          detail: t('Where you are signed in, and what to do when one is lost'),
        }),
        app.isContact
          ? row({
              href: '/settings/numbers',
              lead: icon('phone'),
              title: t('Numbers and support'),
              detail: t('What everybody sees before signing in. Opening it locks this page.'),
            })
          : nothing,
      ]),
      this.#leave(),
      html`<p class="small soft">${t('Welfare support. Open source; made for police welfare support officers.')}</p>`,
    ]);
  }

  #who() {
    const { app } = this;
    const name = app.me?.name ?? '';
    return [
      name
        ? html`<p class="soft">${app.force.name ? t('{name}, {force}', { name, force: app.force.name }) : name}</p>`
        : nothing,
      app.me?.vouched ? nothing : confirmingNote(app),
    ];
  }

  #syncRow() {
    const { unsent: waiting, lastSync } = this.app.engine.status;
    return row({
      href: '#/unsent',
      lead: icon(waiting ? 'device' : 'sent'),
      title: waiting
        ? tn('{n} record not yet sent', '{n} records not yet sent', waiting)
        : t('Everything has been sent'),
      detail: lastSync
        ? t('Last sent and received {when}', { when: onDayTime(lastSync, this.app.now()) })
        : t('Nothing received yet'),
    });
  }

  #draftsRow() {
    if (!this.#drafts) return nothing;
    return row({ href: '#/drafts', lead: icon('draft'), title: tn('{n} draft', '{n} drafts', this.#drafts) });
  }

  #leave() {
    return buttons(
      button({
        label: this.#busy ? t('Signing out') : t('Sign out'),
        icon: 'out',
        kind: 'secondary',
        busy: this.#busy,
        onClick: () => this.#signOut(),
      }),
    );
  }

  async #signOut() {
    this.#busy = true;
    this.app.refresh();
    try {
      const first = await this.app.vault.signOut();
      if (!first.signedOut && (await this.#stillSure(first.unsent))) await this.app.vault.signOut({ force: true });
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }

  /** @param {{waiting: number, refused: number, drafts: number} | undefined} unsent */
  #stillSure(unsent) {
    return this.app.ask({
      title: t('Sign out with something unsent?'),
      text: t('{what} would stay here, sealed, and go on only when you sign in on this device again.', {
        what: unsentWords(unsent),
      }),
      yes: t('Sign out all the same'),
      no: t('Stay'),
    });
  }
}

/** "2 records and 1 draft" @param {{waiting: number, refused: number, drafts: number} | undefined} unsent */
function unsentWords({ waiting = 0, refused = 0, drafts: begun = 0 } = { waiting: 0, refused: 0, drafts: 0 }) {
  const records = tn('{n} record', '{n} records', waiting + refused);
  const drafts = tn('{n} draft', '{n} drafts', begun);
  if (begun === 0) return records;
  return waiting + refused === 0 ? drafts : t('{records} and {drafts}', { records, drafts });
}
