import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ScanError, scan } from '../../../static/js/lazy/scan.js';
import { emptyPicture, pictureOf } from './pictures.js';

/** A camera that shows these pictures one after the other, the last one for good; null: no frame yet. */
class Camera {
  constructor(pictures, { onLook = () => undefined, refusal = '' } = {}) {
    this.looks = 0;
    this.track = {
      readyState: 'live',
      stop: () => {
        this.track.readyState = 'ended';
      },
    };
    this.stream = { getTracks: () => [this.track] };
    const shown = () => pictures[Math.min(this.looks, pictures.length - 1)];
    const context = {
      drawImage: (...args) => {
        this.drawn = args;
      },
      getImageData: () => {
        const picture = shown();
        this.looks += 1;
        onLook(this);
        return picture;
      },
    };
    this.canvas = { getContext: () => context };
    this.video = {
      ownerDocument: { createElement: () => this.canvas },
      get videoWidth() {
        return shown()?.width ?? 0;
      },
      get videoHeight() {
        return shown()?.height ?? 0;
      },
      play: async () => {
        this.played = true;
      },
    };
    this.devices = {
      getUserMedia: async (asked) => {
        this.asked = asked;
        if (refusal) throw new DOMException('', refusal);
        return this.stream;
      },
    };
  }

  scan(signal = new AbortController().signal) {
    return scan(this.video, { signal, devices: this.devices });
  }
}

/** Runs work with every wait over at once. */
async function withoutWaiting(work) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const ticking = setInterval(() => mock.timers.tick(1000), 0);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
    mock.timers.reset();
  }
}

const refusedAs = (code) => (error) => error instanceof ScanError && error.code === code;

test('the first code that is seen is what is said, and the camera goes off', async () => {
  const camera = new Camera([emptyPicture(), emptyPicture(), pictureOf('QTW6-TQY4')]);
  assert.equal(await withoutWaiting(() => camera.scan()), 'QTW6-TQY4');
  assert.equal(camera.looks, 3);
  assert.equal(camera.track.readyState, 'ended');
  assert.equal(camera.video.srcObject, null);
  assert.ok(camera.played);
  assert.deepEqual(camera.asked, { audio: false, video: { facingMode: { ideal: 'environment' } } });
});

test('large frames are looked at in a smaller size', async () => {
  const camera = new Camera([pictureOf('QTW6')]);
  Object.defineProperties(camera.video, { videoWidth: { value: 1920 }, videoHeight: { value: 1080 } });
  await camera.scan();
  assert.deepEqual(camera.drawn.slice(1), [0, 0, 800, 450]);
  assert.deepEqual([camera.canvas.width, camera.canvas.height], [800, 450]);
});

test('before the first frame there is nothing to look at', async () => {
  const leaving = new AbortController();
  const camera = new Camera([null]);
  let asked = 0;
  const videoWidth = () => {
    asked += 1;
    if (asked === 9) leaving.abort();
    return 0;
  };
  Object.defineProperty(camera.video, 'videoWidth', { get: videoWidth });
  await assert.rejects(
    withoutWaiting(() => camera.scan(leaving.signal)),
    { name: 'AbortError' },
  );
  assert.deepEqual([camera.looks, camera.drawn], [0, undefined]);
});

test('who leaves turns the camera off', async () => {
  const leaving = new AbortController();
  const camera = new Camera([emptyPicture()], { onLook: ({ looks }) => looks === 3 && leaving.abort() });
  await assert.rejects(
    withoutWaiting(() => camera.scan(leaving.signal)),
    { name: 'AbortError' },
  );
  assert.deepEqual([camera.looks, camera.track.readyState], [3, 'ended']);
});

test('who left before the camera was there turns it off too, or never on', async () => {
  const camera = new Camera([pictureOf('QTW6')]);
  const leaving = new AbortController();
  const scanning = camera.scan(leaving.signal);
  leaving.abort();
  await assert.rejects(scanning, { name: 'AbortError' });
  assert.equal(camera.track.readyState, 'ended');
  const other = new Camera([pictureOf('QTW6')]);
  await assert.rejects(other.scan(leaving.signal), { name: 'AbortError' });
  assert.equal(other.asked, undefined);
});

test('a camera that may not be used, is not there or goes away has a code', async () => {
  const cases = {
    NotAllowedError: 'camera_denied',
    SecurityError: 'camera_denied',
    NotFoundError: 'camera_missing',
    NotReadableError: 'camera_missing',
  };
  for (const [refusal, code] of Object.entries(cases)) {
    await assert.rejects(new Camera([], { refusal }).scan(), refusedAs(code));
  }
  const signal = new AbortController().signal;
  await assert.rejects(scan(new Camera([]).video, { signal, devices: null }), refusedAs('camera_missing'));
  const unplugged = new Camera([emptyPicture()], {
    onLook: ({ looks, track }) => {
      if (looks === 2) track.readyState = 'ended';
    },
  });
  await assert.rejects(
    withoutWaiting(() => unplugged.scan()),
    refusedAs('camera_missing'),
  );
});
