const textOf = (node: Element | null): string => (node?.textContent ?? "").trim();

const named = (name: string | null | undefined, value: string): string =>
  name === null || name === undefined || name === "" || name === value ? value : `${name}：${value}`;

/** The choice of one field, in words; empty when nothing is chosen in it. */
const choiceOf = (field: Element): string => {
  if (field.matches(".ant-checkbox-wrapper"))
    return field.querySelector("input")?.checked === true ? textOf(field) : "";
  if (field.matches(".ant-segmented")) return textOf(field.querySelector(".ant-segmented-item-selected"));
  if (field.matches(".ant-select")) {
    const name = field.getAttribute("aria-label") ?? field.querySelector("input")?.getAttribute("aria-label");
    const items = [
      ...field.querySelectorAll(".ant-select-selection-item, .ant-select-content-has-value, .ant-select-content-value"),
    ];
    const value = textOf(items[0] ?? null);
    return value === "" ? "" : named(name, value);
  }
  const input = field.matches("input") ? field : field.querySelector("input");
  if (!(input instanceof HTMLInputElement) || input.type === "checkbox" || input.value.trim() === "") return "";
  return named(input.getAttribute("aria-label") ?? input.getAttribute("placeholder"), input.value.trim());
};

const fields = ".ant-select, .ant-picker, .ant-segmented, .ant-checkbox-wrapper, input";

/** What a page's own fields are set to: the filters a printed list must name. Fields inside tables and dialogs are none. */
export const shownFilters = (): readonly string[] => {
  const page = document.querySelector(".page");
  if (page === null) return [];
  const found = [...page.querySelectorAll(fields)].filter(
    (field) =>
      field.closest(".paper-table, .ant-modal, .page-head, .ant-pagination, .panel") === null &&
      field.parentElement?.closest(fields) === null,
  );
  return [...new Set(found.map(choiceOf).filter((text) => text !== ""))].slice(0, 20);
};
