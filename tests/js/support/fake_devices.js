/** What the server knows of devices: lists them, ends their sessions, and tells one that was reported lost. */
import { no, ok } from './fake_server.js';

const inDirectory = ({ kind, text }) => kind === 'statement' && text.includes('"log":"directory"');

export class FakeDevices {
  names = new Map();

  constructor(server) {
    this.server = server;
  }

  isWiped(device) {
    return [...this.server.records.ledger.people.values()].some(({ wiped }) => wiped?.includes(device));
  }

  /** The statements of the directory that a device without a session has not been given, when it was reported lost or its person revoked. */
  order({ device, cursor }) {
    const person = this.server.devices.get(device);
    const { records } = this.server;
    const revoked = records.ledger.people.get(person)?.active === false;
    if (!(this.isWiped(device) || revoked) || cursor === '') return [];
    if (!records.changes(person, cursor, 1)) return [];
    const given = records.logs
      .get(person)
      .changes.slice(0, Number(cursor.split('.')[0]))
      .filter(inDirectory).length;
    const said = [...records.kept.values()].map(({ item }) => item).filter(inDirectory);
    const isIt = this.isWiped(device)
      ? ({ text }) => text.includes('"type":"wipe"') && text.includes(device)
      : ({ text }) => text.includes('"type":"revoke"') && text.includes(person);
    return said.slice(given, said.findLastIndex(isIt) + 1).map(({ text, sig }) => ({ text, sig }));
  }

  route({ person }, path, method, body) {
    const [, room, id, end] = path.match(/^\/api\/(devices|people)\/?([^/]*)\/?(.*)$/);
    if (room === 'people') return ok({ devices: this.#of(id) });
    if (!id) return ok({ devices: this.#of(person) });
    if (this.server.devices.get(id) !== person) return no(404, 'not_found');
    if (method === 'PUT') this.names.set(id, body.name);
    if (end) for (const [key, { device }] of this.server.sessions) if (device === id) this.server.sessions.delete(key);
    return ok({});
  }

  #of(person) {
    const own = [...this.server.devices].filter(([, whose]) => whose === person).map(([id]) => id);
    const open = new Set([...this.server.sessions.values()].map(({ device }) => device));
    return own.map((id) => ({
      id,
      name: this.names.get(id) ?? 'Test browser',
      first_seen_at: this.server.now(),
      seen_at: this.server.now(),
      signed_in: open.has(id) && !this.isWiped(id),
      ...(this.isWiped(id) && { wiped_at: this.server.now() }),
    }));
  }
}
