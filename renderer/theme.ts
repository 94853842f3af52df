import type { ThemeConfig } from "antd";

const fontFamily = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC Variable', sans-serif";

/** One calm green on paper grey; large type, because those who use it are often over fifty, and larger still by `scale`. */
export const themeOf = (scale: number): ThemeConfig => ({
  token: {
    fontFamily,
    fontSize: Math.round(16 * scale),
    colorPrimary: "#1f6b4f",
    colorPrimaryBg: "#e3f0e9",
    colorPrimaryBgHover: "#d3e7dc",
    controlItemBgActive: "#e3f0e9",
    colorInfo: "#1f6b4f",
    // Derived by the algorithm, these tints of so dark a green come out grey.
    colorInfoBg: "#e6f1eb",
    colorInfoBorder: "#b4d3c4",
    colorLink: "#1f6b4f",
    colorSuccess: "#2f7d32",
    colorWarning: "#b26a00",
    colorSuccessBg: "#e4f2e6",
    colorSuccessBorder: "#b9d9bd",
    colorWarningBg: "#fff4dc",
    colorWarningBorder: "#f0d9a8",
    colorError: "#c0271b",
    colorTextBase: "#1d2723",
    colorBgLayout: "#f3f5f1",
    borderRadius: 6,
    controlHeight: Math.round(36 * scale),
    motion: false,
  },
  components: {
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 10, headerBg: "#e9eee7", headerColor: "#1d2723" },
    Menu: { horizontalItemSelectedColor: "#1f6b4f", itemHeight: Math.round(40 * scale) },
    Form: { itemMarginBottom: 18, verticalLabelPadding: "0 0 4px" },
    Card: { headerFontSize: Math.round(17 * scale) },
  },
});
