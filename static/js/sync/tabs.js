/**
 * What the tabs and the worker tell one another: `changed` (the database has something new), `lock`, `signedin`, `signedout`, `wiped` (by a signed statement). Ids only, never keys
 * or content. Events carry the message as `detail`.
 */
export class Tabs extends EventTarget {
  #channel;

  /** @param {{channel: BroadcastChannel|null}} parts null: this browser has none, and each tab is on its own */
  constructor({ channel }) {
    super();
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }) => {
      if (typeof data?.type === 'string') this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
    };
  }

  /**
   * Tells the other tabs.
   * @param {'changed'|'lock'|'signedin'|'signedout'|'wiped'} type
   * @param {{person?: string|null}} [message]
   */
  tell(type, { person = null } = {}) {
    this.#channel?.postMessage({ type, person });
  }

  close() {
    this.#channel?.close();
  }
}
