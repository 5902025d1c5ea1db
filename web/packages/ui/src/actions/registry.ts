/**
 * One registry of commands. A button, a shortcut and the palette all run the same action, so none of
 * them can be forgotten and each is named in both languages (the name is a typed text key).
 */

export interface ActionSpec<Name extends string = string> {
  readonly id: string;
  readonly name: Name;
  readonly keys?: readonly string[];
  /** Also works while the caret stands in a text field. */
  readonly inText?: boolean;
  /** Kept out of the palette: moves within what is already on the screen. */
  readonly hidden?: boolean;
}

export interface ActionHandler<Reason extends string = string> {
  run: () => void;
  /** The text key of the reason why it cannot be done now. */
  disabled?: Reason | undefined;
}

export interface ActiveAction {
  spec: ActionSpec;
  handler: ActionHandler;
}

export class ActionRegistry {
  readonly #handlers = new Map<string, { spec: ActionSpec; stack: { current: ActionHandler }[] }>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #remapped: Readonly<Record<string, readonly string[]>> = {};

  /** The component that came last answers; when it goes the one before it answers again. */
  register(spec: ActionSpec, handler: { current: ActionHandler }): () => void {
    const slot = this.#handlers.get(spec.id) ?? { spec, stack: [] };
    slot.stack.push(handler);
    this.#handlers.set(spec.id, slot);
    this.#changed();
    return () => {
      slot.stack.splice(slot.stack.indexOf(handler), 1);
      if (slot.stack.length === 0) this.#handlers.delete(spec.id);
      this.#changed();
    };
  }

  active(): ActiveAction[] {
    const found: ActiveAction[] = [];
    for (const { spec, stack } of this.#handlers.values()) {
      const handler = stack.at(-1)?.current;
      if (handler) found.push({ spec, handler });
    }
    return found;
  }

  find(id: string): ActiveAction | undefined {
    const slot = this.#handlers.get(id);
    const handler = slot?.stack.at(-1)?.current;
    return slot && handler ? { spec: slot.spec, handler } : undefined;
  }

  /** Runs an action; false where nobody answers to it or it cannot be done now. */
  run(id: string): boolean {
    const found = this.find(id);
    if (!found || found.handler.disabled) return false;
    found.handler.run();
    return true;
  }

  keysOf(spec: ActionSpec): readonly string[] {
    return this.#remapped[spec.id] ?? spec.keys ?? [];
  }

  remap(keys: Readonly<Record<string, readonly string[]>>): void {
    this.#remapped = keys;
    this.#changed();
  }

  /** The action of a chord or of the two steps of a sequence ("G D"). */
  byChord(chord: string, typing: boolean): ActiveAction | undefined {
    return this.active().find(({ spec }) => (!typing || spec.inText) && this.keysOf(spec).includes(chord));
  }

  startsSequence(chord: string): boolean {
    return this.active().some(({ spec }) => this.keysOf(spec).some((keys) => keys.startsWith(`${chord} `)));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  version = (): number => this.#version;

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

export const actions = new ActionRegistry();
