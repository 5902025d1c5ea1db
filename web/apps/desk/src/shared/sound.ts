import { preferences } from "./preferences.ts";
import { Store } from "./store.ts";

export type Sound = "offer" | "message" | "open-message";

/** Notes of each sound: when (seconds), how high (hertz), how long. Made here, so nothing is loaded when it must ring. */
const melodies: Record<Sound, readonly (readonly [at: number, pitch: number, length: number])[]> = {
  offer: [
    [0, 784, 0.16],
    [0.18, 1047, 0.22],
    [0.6, 784, 0.16],
    [0.78, 1047, 0.22],
  ],
  message: [
    [0, 880, 0.09],
    [0.1, 1175, 0.14],
  ],
  "open-message": [[0, 988, 0.07]],
};

const RING_EVERY_MS = 2_400;

let context: AudioContext | undefined;

/** True where the browser still waits for a click before it lets the page sound. */
export const soundBlocked = new Store(false);

function audio(): AudioContext | undefined {
  if (!globalThis.AudioContext) return undefined;
  context ??= new AudioContext();
  return context;
}

/** Called on any press: the first one unlocks the sound. */
export async function unlockSound(): Promise<void> {
  const device = audio();
  if (device?.state === "suspended") await device.resume().catch(() => undefined);
  soundBlocked.set(device !== undefined && device.state !== "running");
}

export function play(sound: Sound): void {
  const device = audio();
  if (!device) return;
  if (device.state !== "running") {
    soundBlocked.set(true);
    return;
  }
  const volume = preferences.get().volume * (sound === "offer" ? 0.5 : 0.25);
  for (const [at, pitch, length] of melodies[sound]) {
    const start = device.currentTime + at;
    const tone = device.createOscillator();
    const gain = device.createGain();
    tone.type = "triangle";
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, start + length);
    tone.connect(gain).connect(device.destination);
    tone.start(start);
    tone.stop(start + length + 0.02);
  }
}

let ringing: ReturnType<typeof setInterval> | undefined;

/** Rings until it is told to stop: an offer that is not heard is a customer who waits. */
export function ring(on: boolean): void {
  if (on === (ringing !== undefined)) return;
  if (!on) {
    clearInterval(ringing);
    ringing = undefined;
    return;
  }
  play("offer");
  ringing = setInterval(() => play("offer"), RING_EVERY_MS);
}
