/** Stopping somebody's keys, from the statement to the code for new ones. Each step is looked for in the logs, so an interruption leaves nothing behind. */
import { Stopping } from '../../vault/stopping.js';
import { caseWork } from './case_work.js';
import { paperOf } from './invitation_paper.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {{stopped: boolean, taken: boolean, exposed: string[], made: import('./invitation_paper.js').Made | null, elsewhere: boolean, answered: string | null}} Step
 *   how far it is: keys stopped here, taken by the server, cases that they still open, the code for new ones, a code of another device, the invitation that
 *   was answered */

export class StopWork {
  #stopping;
  #invited = {
    made: /** @type {Step['made']} */ (null),
    elsewhere: false,
    answered: /** @type {string | null} */ (null),
  };

  /** @param {App} app @param {string} person */
  constructor(app, person) {
    this.app = app;
    this.person = person;
    if (!app.casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
    this.#stopping = app.casebook.lend(Stopping);
  }

  /** @returns {Promise<Step>} */
  async look() {
    const { exposed } = await caseWork(this.app).wrapping.access(this.person);
    const stopped = this.app.casebook?.people.get(this.person)?.stopped ?? false;
    return { stopped, taken: await this.#stopping.isTaken(this.person), exposed, ...this.#invited };
  }

  /** Says it to the directory and sends it. @param {string} [device] that was taken */
  async stop(device) {
    await this.#stopping.stop({ person: this.person, device });
    await this.app.engine.now({ reason: 'stop' });
  }

  /** What is left, once the server knows that the keys are stopped: a case sealed to nobody before that would be refused. */
  async goOn() {
    if (!(await this.#stopping.isTaken(this.person))) return;
    const { wrapping } = caseWork(this.app);
    const { exposed } = await wrapping.access(this.person);
    if (exposed.length) {
      await caseWork(this.app).run({ person: this.person, act: 'stop', cases: exposed });
      await this.app.engine.now({ reason: 'stop' });
    }
    if (this.app.casebook?.people.get(this.person)?.stopped) await this.#invite();
  }

  /** A code for new keys, unless one is on its way. */
  async #invite() {
    const { casebook } = this.app;
    const known = casebook?.people.get(this.person);
    if (!casebook || !known) return;
    const invitations = (await casebook.officers.invitations()).filter(({ person }) => person === this.person);
    const answered = invitations.find(({ state }) => state === 'answered')?.id ?? null;
    const open = invitations.find(({ state }) => state === 'open');
    const again = () => casebook.officers.invite({ name: known.name, roles: known.roles, again: this.person });
    const found = answered ? null : (open ?? (await again()));
    const made = found?.code ? await paperOf(this.app, { code: found.code, expires_at: found.expires_at }) : null;
    this.#invited = { made, elsewhere: found !== null && !made, answered };
  }
}
