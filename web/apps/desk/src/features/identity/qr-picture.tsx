import { palettes } from "@parley/ui/tokens";
import { ConfigProvider, QRCode } from "antd";
import { nonce } from "../../shared/nonce.ts";
import styles from "./sign-in.module.css";

/** A QR code, dark on light in every theme: cameras read no other. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  return (
    <ConfigProvider csp={{ nonce }}>
      <div className={styles.qr} role="img" aria-label={label}>
        <QRCode
          type="svg"
          value={text}
          size={176}
          color={palettes.light.text}
          bgColor={palettes.light.surface}
        />
      </div>
    </ConfigProvider>
  );
}
