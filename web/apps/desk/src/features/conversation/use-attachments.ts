import { idempotencyKey, Problem, type StoredFile } from "@parley/api";
import { api } from "../../shared/api.ts";
import type { Upload } from "../../shared/outbox.ts";
import { Store, useStore } from "../../shared/store.ts";

export interface Attachment extends Upload {
  key: string;
  file: File;
  found: StoredFile | null;
  /** Why it was refused; empty where the line was cut. */
  problem: string | null;
  stored: () => Promise<StoredFile>;
}

const NONE: readonly Attachment[] = [];

/** By conversation: they stay while their writer looks at another one. */
const shelves = new Store<ReadonlyMap<string, readonly Attachment[]>>(new Map());

function change(id: string, how: (files: readonly Attachment[]) => readonly Attachment[]): void {
  shelves.set(new Map(shelves.get()).set(id, how(shelves.get().get(id) ?? NONE)));
}

function changeOne(id: string, key: string, part: Partial<Attachment>): void {
  change(id, (files) => files.map((each) => (each.key === key ? { ...each, ...part } : each)));
}

/** One upload at a time, which can be asked for again where it failed. */
function upload(id: string, file: File, key: string): () => Promise<StoredFile> {
  let going: Promise<StoredFile> | null = null;
  return () => {
    going ??= api.upload(id, file, key).catch((error: unknown) => {
      going = null;
      throw error;
    });
    return going;
  };
}

async function add(id: string, file: File): Promise<void> {
  const key = idempotencyKey();
  const stored = upload(id, file, key);
  change(id, (files) => [...files, { key, file, name: file.name, found: null, problem: null, stored }]);
  try {
    changeOne(id, key, { found: await stored() });
  } catch (error) {
    changeOne(id, key, { problem: error instanceof Problem ? error.message : "" });
  }
}

/** Files that go with the next message. They are sent when they are chosen, so that the message itself is quick. */
export function useAttachments(id: string) {
  const files = useStore(shelves).get(id) ?? NONE;
  const going = files.filter((each) => each.problem === null);
  return {
    files,
    add: (file: File) => add(id, file),
    remove: (key: string) => change(id, (known) => known.filter((each) => each.key !== key)),
    /** What goes with the message that is sent now; what was refused stays to be seen. */
    take: (): { fileIds: string[]; uploads: readonly Upload[] } => {
      change(id, (known) => known.filter((each) => each.problem !== null));
      const ready = going.flatMap(({ found }) => (found ? [found.id] : []));
      return ready.length === going.length
        ? { fileIds: ready, uploads: [] }
        : { fileIds: [], uploads: going };
    },
    count: going.length,
  };
}
