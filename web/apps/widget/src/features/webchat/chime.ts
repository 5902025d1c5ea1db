let context: AudioContext | undefined;

/** Two soft notes; silent where the browser does not allow sound yet. */
export function chime(): void {
  if (!globalThis.AudioContext) return;
  context ??= new AudioContext();
  if (context.state !== "running") return;
  for (const [at, pitch] of [
    [0, 880],
    [0.12, 1175],
  ] as const) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0.12, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.18);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.2);
  }
}

/** Called on a press of the visitor, which is what browsers wait for. */
export function allowSound(): void {
  if (!globalThis.AudioContext) return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
}
