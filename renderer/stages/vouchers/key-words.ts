import type { KeyBinding } from "#renderer/ui/key-store.ts";

const listed = (keys: string, label: string): KeyBinding => ({ keys, label, run: null });

/** The keys of the grid for the key table; the grid itself handles them. */
export const gridKeyWords: readonly KeyBinding[] = [
  listed("Enter", "下一格；最后一格后自动加一行"),
  listed("F7 / F2", "查找摘要、科目、辅助项目和分类（编码、名称、拼音首字母）"),
  listed("=", "在金额格：把本行补成借贷平衡"),
  listed("Ctrl+F7", "同上，在任何一格都可以"),
  listed("空格", "在金额格：借贷对调"),
  listed("..", "在摘要格：复制上一行摘要"),
  listed("//", "在摘要格：复制上一整行"),
  listed("-", "金额前面或后面加减号：红字"),
  listed("1200*3+50", "金额格可以直接写算式，回车得出结果"),
  listed("↑ / ↓ / ← / →", "移动到旁边的格子"),
  listed("Esc", "清空本格，或关闭列表"),
  listed("Ctrl+Delete", "删除本行"),
  listed("Ctrl+Insert", "在上面插入一行"),
  listed("Ctrl+V", "从电子表格复制的一块直接粘贴进来"),
];
