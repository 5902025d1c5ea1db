/** The server puts a fresh nonce into the page; only styles that carry it are allowed. */
export const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce;
