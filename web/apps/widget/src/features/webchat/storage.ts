/** The visitor's own memory in this browser: token, unsent words, how far they have read. Never a cookie. */
export interface VisitorMemory {
  token: string | null;
  pending: PendingMessage[];
  draft: string;
  readSeq: number;
  sound: boolean;
  rated: string | null;
  /** The host page has proved who this is: when it says that nobody is signed in, the browser forgets. */
  proved: boolean;
}

export interface PendingMessage {
  key: string;
  text: string;
  at: number;
  failed: boolean;
  name?: string;
  contact?: string;
  files?: { id: string; name: string }[];
}

const empty: VisitorMemory = {
  token: null,
  pending: [],
  draft: "",
  readSeq: 0,
  sound: true,
  rated: null,
  proved: false,
};

export interface VisitorStorage {
  read(): VisitorMemory;
  write(memory: VisitorMemory): void;
}

export function browserStorage(channelId: string): VisitorStorage {
  const key = `parley.visitor.${channelId}`;
  let fallback: VisitorMemory | null = null;
  return {
    read() {
      try {
        return (
          fallback ?? {
            ...empty,
            ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<VisitorMemory>),
          }
        );
      } catch {
        return fallback ?? empty;
      }
    },
    write(memory) {
      try {
        localStorage.setItem(key, JSON.stringify(memory));
      } catch {
        // Storage is forbidden inside foreign pages by some browsers: the chat lives as long as the page.
        fallback = memory;
      }
    },
  };
}

export function memoryStorage(): VisitorStorage {
  let kept = empty;
  return {
    read: () => kept,
    write: (memory) => {
      kept = memory;
    },
  };
}
