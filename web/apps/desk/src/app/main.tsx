import "virtual:tokens.css";
import "@parley/ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Root } from "./root.tsx";

const element = document.getElementById("root");
if (!element) throw new Error("the page has no #root");
createRoot(element).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
