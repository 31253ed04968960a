/** A window as far as installing looks at it, in a browser of one's choice. */

export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 Version/18.3 Mobile/15E148 Safari/604.1';
export const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.3 Safari/605.1.15';
export const ANDROID = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36';

/** @param {{userAgent?: string, touch?: number, alone?: boolean, kept?: Map<string, string>}} [facts] alone: opened from its icon */
export function installWindow({ userAgent = '', touch = 0, alone = false, kept = new Map() } = {}) {
  return Object.assign(new EventTarget(), {
    navigator: { userAgent, maxTouchPoints: touch },
    matchMedia: (/** @type {string} */ query) => ({ matches: alone && query === '(display-mode: standalone)' }),
    localStorage: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    },
  });
}

/** What a browser that would install the app says; `asked` counts how often its user was. @param {'accepted' | 'dismissed'} outcome */
export function willingEvent(outcome) {
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    asked: 0,
    prompt: async () => {
      event.asked += 1;
    },
    userChoice: Promise.resolve({ outcome }),
  });
  return event;
}
