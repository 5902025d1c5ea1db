import { palettes } from "../../../../packages/ui/src/tokens.ts";

const { light } = palettes;

/** The look of the button and of the frame. It lives in a shadow tree: neither side's styles reach the other. */
export const loaderSheet = `
:host{all:initial;position:fixed;right:20px;bottom:20px;z-index:2147483000;color-scheme:normal}
button{all:unset;box-sizing:border-box;position:relative;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;background:var(--brand,${light.primary});color:${light.onPrimary};cursor:pointer;box-shadow:0 4px 16px ${light.shadow2}}
button:focus-visible{outline:3px solid ${light.focus};outline-offset:3px}
button[hidden]{display:none}
svg{width:26px;height:26px}
b{position:absolute;top:-2px;right:-2px;min-width:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:${light.danger};color:${light.onDanger};font:600 12px/20px system-ui,sans-serif;text-align:center}
b:empty{display:none}
p{position:absolute;right:0;bottom:50px;width:220px;padding:12px;border-radius:12px;background:${light.surface};color:${light.text};font:14px/1.5 system-ui,sans-serif;box-shadow:0 4px 16px ${light.shadow2}}
p:empty{display:none}
iframe{position:fixed;right:20px;bottom:20px;width:384px;height:min(640px,calc(100vh - 40px));border:0;border-radius:12px;background:transparent;box-shadow:0 12px 40px ${light.shadow2};color-scheme:normal}
iframe[hidden]{display:block;visibility:hidden;pointer-events:none}
@media(max-width:480px){iframe{inset:var(--top,0) 0 auto 0;width:100%;height:var(--height,100dvh);border-radius:0;right:0}}
`;
