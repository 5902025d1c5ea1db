/** The one line that a host page needs. */
export function hostLine(origin: string, channelId: string): string {
  return `<script src="${origin}/widget/loader.js" data-channel="${channelId}" async></script>`;
}
