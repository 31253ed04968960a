import decodeQR from 'qr/decode.js';

/** @typedef {{width: number, height: number, data: Uint8ClampedArray}} Picture RGBA, row by row */

/** Pixels of the longer side of what is looked at; a code on a screen or sheet fills enough of it. */
const LONGEST_SIDE = 800;

/** Milliseconds between looks: the page stays usable, and a hand is slower. */
const BETWEEN_LOOKS = 120;

/** Errors of a camera's making; these codes stand for all that a platform may say. */
const DENIED = ['NotAllowedError', 'SecurityError'];

/** The camera could not be used. */
export class ScanError extends Error {
  /** @param {'camera_denied' | 'camera_missing'} code */
  constructor(code) {
    super(code);
    this.name = 'ScanError';
    /** @readonly */
    this.code = code;
  }
}

/**
 * Shows the rear camera in a video element until a QR code is seen. The camera is off again whatever the outcome.
 * @param {HTMLVideoElement} video
 * @param {{signal: AbortSignal, devices?: Pick<MediaDevices, 'getUserMedia'>}} parts
 * @returns {Promise<string>} what the code says; or ScanError, or the signal's reason (an AbortError)
 */
export async function scan(video, { signal, devices = navigator.mediaDevices }) {
  signal.throwIfAborted();
  const stream = await openCamera(devices);
  try {
    signal.throwIfAborted();
    Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
    await video.play();
    return await firstCode(video, stream, signal);
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

/**
 * @param {Picture} picture
 * @returns {string | null} what a QR code in it says, null when there is none to be read
 */
export function readCode(picture) {
  try {
    return decodeQR(picture);
  } catch {
    return null; // the library's way to say that it found none: the next look may
  }
}

/**
 * @param {Pick<MediaDevices, 'getUserMedia'>} devices
 * @returns {Promise<MediaStream>} or `camera_missing`, also where a page may use no devices at all
 */
async function openCamera(devices) {
  try {
    return await devices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' } } });
  } catch (error) {
    throw new ScanError(error instanceof Error && DENIED.includes(error.name) ? 'camera_denied' : 'camera_missing');
  }
}

/**
 * @param {HTMLVideoElement} video
 * @param {MediaStream} stream
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
async function firstCode(video, stream, signal) {
  const canvas = video.ownerDocument.createElement('canvas');
  for (;;) {
    signal.throwIfAborted();
    if (stream.getTracks().every((track) => track.readyState === 'ended')) throw new ScanError('camera_missing');
    const picture = pictureOf(video, canvas);
    const code = picture && readCode(picture);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
}

/**
 * @param {HTMLVideoElement} video
 * @param {HTMLCanvasElement} canvas
 * @returns {Picture | null} null before the first frame
 */
function pictureOf(video, canvas) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!width || !height || !context) return null;
  Object.assign(canvas, { width, height });
  context.drawImage(video, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
