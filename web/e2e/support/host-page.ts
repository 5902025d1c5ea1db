import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Host {
  channel: string;
  language: string;
  title?: string;
  dark?: boolean;
  identity?: string;
  /** Where the widget's script comes from, where it is not the product itself. */
  product?: string;
}

/** Somebody's own site on an origin of its own, with the widget in every page. */
export class HostSite {
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** @param product where the widget's script comes from */
  static async open(product: () => string): Promise<HostSite> {
    const server = createServer((request, answer) => {
      const query = new URL(request.url ?? "/", "http://host").searchParams;
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(html(query.get("product") || product(), query));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new HostSite(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  page(
    path: string,
    { channel, language, title = "Shop", dark = false, identity = "", product = "" }: Host,
  ): string {
    const query = new URLSearchParams({ channel, language, title, dark: String(dark), identity, product });
    return `${this.origin}${path}?${query}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function html(product: string, query: URLSearchParams): string {
  const said = (name: string) =>
    (query.get(name) ?? "").replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const colours = query.get("dark") === "true" ? "background:black;color:white;color-scheme:dark" : "";
  const identity = query.get("identity") ? ` data-identity="${said("identity")}"` : "";
  return `<!doctype html><html lang="${said("language")}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${said("title")}</title></head>
    <body style="${colours}"><h1>Shop</h1><p style="height:1500px"><a href="#end">tents</a></p>
    <script src="${product}/widget/loader.js" data-channel="${said("channel")}"
      data-language="${said("language")}"${identity}></script></body></html>`;
}
