const codes: Readonly<Record<string, string>> = {
  "file-missing": "清单里有，包里没有",
  "file-changed": "内容被改动过",
  "file-unlisted": "包里有，清单里没有",
  "file-unreadable": "解压不出来",
  "link-missing": "账本里有这张凭证，档案包里没有",
  "not-as-made":
    "文件和清单被一起改写过，不是生成时的那个包；改了哪些文件另有各行，没有列出的，请用账本重新生成一份同年的包逐个比",
  "file-not-as-made": "与账本写出的文件不同，被改动、添加或拿掉过",
  "head-differs": "与账簿里的指纹不同",
};

/** What does not agree in a package, in words. */
export const differenceText = ({ code, expected }: { readonly code: string; readonly expected: string }): string =>
  code === "data-differs" ? expected : (codes[code] ?? "不一致");

/** What a package has to do with the books that are open. */
export const booksText = (books: "ours" | "differs" | "other"): string => {
  switch (books) {
    case "ours":
      return "与本账本里的凭证逐张核对，全部一致。";
    case "differs":
      return "与本账本里的凭证不一致，详见下表。";
    case "other":
      return "这个单位不在本账本里，只核对了包本身。";
  }
};
