import type { Value } from "./message.ts";

/**
 * The names of a message's arguments, read by the compiler out of its English text. A plural branch
 * is told from an argument by its space or `#`, which no argument name has.
 */
type Name<Head extends string> = Head extends `${infer Argument}, plural, ${string}`
  ? Argument
  : Head extends `${string} ${string}` | `#${string}` | ""
    ? never
    : Head;

export type ParamNames<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Rest extends `${infer Head}}${string}`
    ? Name<Head extends `${infer Argument}{${string}` ? Argument : Head> | ParamNames<Rest>
    : never
  : never;

export type Params<Message extends string> = [ParamNames<Message>] extends [never]
  ? []
  : [values: Record<ParamNames<Message>, Value>];

/** The keys whose texts need no arguments. */
export type PlainKeyOf<Catalogue extends Record<string, string>> = {
  [Key in keyof Catalogue]: [ParamNames<Catalogue[Key]>] extends [never] ? Key : never;
}[keyof Catalogue];

/** The other language of a catalogue: the same keys, all of them, and no others. */
export type Translation<Catalogue> = { readonly [Key in keyof Catalogue]: string };
