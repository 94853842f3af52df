// Plain JavaScript that any Node can read, because its first duty is to refuse an old one with a sentence.

/** Says so and answers false under a Node too old: its native part would end the process without a word. */
export const isNodeNewEnough = () => {
  // N-API 10 came with Node 24.
  if (Number(process.versions.napi) >= 10) return true;
  console.error(
    `乡账需要 Node 24，当前是 ${process.version}。请先运行 npm ci，再用 npm 命令（npm start、npm run xz）启动；若仍看到此提示，请安装 Node 24。\n` +
      `Xiangzhang needs Node 24 and this is ${process.version}. Run npm ci, then start it through npm; if this message ` +
      "stays, install Node 24.",
  );
  process.exitCode = 1;
  return false;
};
