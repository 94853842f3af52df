import { resolve } from "node:path";
import { verifierPage } from "#flow/verifier.ts";
import { finished, misused, text, type Command, type Given, type Outcome } from "./command.ts";
import { writeWhole } from "./files.ts";

const verifier = (given: Given): Outcome => {
  const out = given.text("out");
  if (out === undefined) return misused("请用 --out 核对.html 指明写到哪里。");
  const written = writeWhole(resolve(out), verifierPage());
  if (!written.ok) return written;
  return finished(
    { path: written.value },
    `${written.value}\n  用浏览器打开，把档案包或工作簿拖进去就能核对，不联网。`,
  );
};

export const verifierCommands: readonly Command[] = [
  {
    name: "verifier",
    usage: "verifier --out 核对.html",
    summary: "写出独立核对网页：审计员在任何电脑上核对档案包和工作簿，不装程序、不联网",
    options: { out: text },
    run: (given) => Promise.resolve(verifier(given)),
  },
];
