import { createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

// What is pressed or ticked is no content of a list.
const controls = ".ant-btn, input, .ant-checkbox-wrapper, .anticon";
const batchSize = 2000;

const isPlain = (node: ReactNode): boolean =>
  node === null ||
  node === undefined ||
  typeof node === "boolean" ||
  typeof node === "string" ||
  typeof node === "number";

const plainText = (node: ReactNode): string =>
  typeof node === "string" || typeof node === "number" ? String(node) : "";

/** Draws nodes where nobody sees them and reads what they say. */
const drawnTexts = (nodes: readonly ReactNode[]): readonly string[] => {
  const place = document.createElement("div");
  const root = createRoot(place);
  flushSync(() => {
    root.render(nodes.map((node, index) => createElement("div", { key: index }, node)));
  });
  for (const control of place.querySelectorAll(controls)) control.remove();
  const texts = [...place.children].map((child) =>
    [...child.children].length > 1
      ? [...child.children]
          .map((each) => each.textContent.trim())
          .filter((text) => text !== "")
          .join("　")
      : child.textContent.trim(),
  );
  root.unmount();
  return texts;
};

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** What each node says to the eye, without buttons, boxes and icons. */
export const textsOfNodes = async (nodes: readonly ReactNode[]): Promise<readonly string[]> => {
  const texts = nodes.map(plainText);
  const drawn = nodes.flatMap((node, index) => (isPlain(node) ? [] : [index]));
  for (let at = 0; at < drawn.length; at += batchSize) {
    const batch = drawn.slice(at, at + batchSize);
    const said = drawnTexts(batch.map((index) => nodes[index]));
    for (const [place, index] of batch.entries()) texts[index] = said[place] ?? "";
    await pause();
  }
  return texts;
};
