import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { movedRow, rowWindow, scrollToShow } from "./row-window.ts";
import { useShownTable } from "./shown-tables.ts";
import { useTableViews } from "./table-view-store.ts";
import "./paper-table.css";

const rowHeight = 39;

/** `width` in pixels at the base font; columns side by side with the same `group` share one heading above them. */
export type PaperColumn<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly group?: string;
  readonly width?: number;
  readonly align?: "left" | "right" | "center";
  readonly cell: (row: Row, index: number) => ReactNode;
  readonly hint?: (row: Row) => string;
  /** Sentences: two smaller lines of them stand in the row. */
  readonly isSentence?: true;
};

export type PaperTableProps<Row> = {
  /** What the table is called by a screen reader and under which its row and scroll position are kept. */
  readonly label: string;
  readonly viewKey: string;
  readonly columns: readonly PaperColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly rowClass?: (row: Row) => string;
  /** Enter or a double click on a row. */
  readonly onOpen?: (row: Row) => void;
  /** The cursor came to a row, by key or click. */
  readonly onActive?: (row: Row) => void;
  /** Space on a row. */
  readonly onTick?: (row: Row) => void;
  /** One cell a column, at the foot. */
  readonly footer?: readonly ReactNode[];
  readonly empty?: ReactNode;
  /** All rows of a list that is shown page by page: what is printed and exported. */
  readonly allRows?: () => Promise<readonly Row[]>;
  /**
   * Any CSS height; by default the table grows to what the window leaves above its foot. `none`: as high as its rows, and the
   * page scrolls, for tables of few rows whose totals stand last.
   */
  readonly height?: string;
  /** Pixels the page needs below a table of default height. */
  readonly below?: number;
};

const Heading = <Row,>({ columns }: { readonly columns: readonly PaperColumn<Row>[] }): ReactNode => {
  if (columns.every((column) => column.group === undefined))
    return (
      <tr>
        {columns.map((column) => (
          <th key={column.key} scope="col">
            {column.title}
          </th>
        ))}
      </tr>
    );
  const spanOf = (at: number): number => {
    const group = columns[at]?.group;
    let end = at;
    while (end < columns.length && columns[end]?.group === group) end += 1;
    return end - at;
  };
  return (
    <>
      <tr>
        {columns.map((column, at) => {
          if (column.group === undefined)
            return (
              <th key={column.key} rowSpan={2} scope="col">
                {column.title}
              </th>
            );
          if (columns[at - 1]?.group === column.group) return null;
          return (
            <th key={column.key} colSpan={spanOf(at)} scope="colgroup">
              {column.group}
            </th>
          );
        })}
      </tr>
      <tr>
        {columns.map((column) =>
          column.group === undefined ? null : (
            <th key={column.key} scope="col">
              {column.title}
            </th>
          ),
        )}
      </tr>
    </>
  );
};

const alignClass = (align: "left" | "right" | "center" | undefined): string =>
  align === undefined || align === "left" ? "" : `paper-${align}`;

/** What the frame around the pages takes below them: its padding and the status bar. */
const frameBelow = 62;
const leastHeight = 240;

/** The height from a table's own top to the foot of the window, followed when the window changes. */
const useLeftHeight = (frame: { readonly current: HTMLDivElement | null }, below: number, isEmpty: boolean): string => {
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (frame.current === null) return;
      const scrolled = frame.current.closest(".frame-main")?.scrollTop ?? 0;
      const top = frame.current.getBoundingClientRect().top + scrolled;
      setHeight(Math.max(leastHeight, Math.floor(window.innerHeight - top - frameBelow - below)));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("resize", measure);
    };
  }, [frame, below, isEmpty]);
  return `${height}px`;
};

type Seen = { readonly scrollTop: number; readonly height: number };

/** Keeps what of the frame is seen, restores the kept position once rows are there, and moves the cursor. */
const useCursor = <Row,>(props: PaperTableProps<Row>) => {
  const { viewKey, rows, keyOf } = props;
  const frame = useRef<HTMLDivElement>(null);
  const kept = useTableViews((state) => state.views[viewKey]);
  const keep = useTableViews((state) => state.keep);
  const [seen, setSeen] = useState<Seen>({ scrollTop: kept?.scrollTop ?? 0, height: 900 });
  const restored = useRef<string | null>(null);
  const isEmpty = rows.length === 0;
  useLayoutEffect(() => {
    if (frame.current === null || isEmpty || restored.current === viewKey) return;
    restored.current = viewKey;
    const view = useTableViews.getState().views[viewKey];
    frame.current.scrollTop = view?.scrollTop ?? 0;
    setSeen({ scrollTop: frame.current.scrollTop, height: frame.current.clientHeight });
    if (view?.activeKey !== undefined && view.activeKey !== null) frame.current.focus({ preventScroll: true });
  }, [isEmpty, viewKey]);
  useEffect(() => {
    const node = frame.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => setSeen({ scrollTop: node.scrollTop, height: node.clientHeight }));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  const activeKey = kept?.activeKey ?? null;
  const activate = (row: Row): void => {
    keep(viewKey, { activeKey: keyOf(row), scrollTop: frame.current?.scrollTop ?? 0 });
    props.onActive?.(row);
  };
  const onScroll = (): void => {
    const node = frame.current;
    if (node === null || restored.current !== viewKey) return;
    setSeen({ scrollTop: node.scrollTop, height: node.clientHeight });
    keep(viewKey, { activeKey, scrollTop: node.scrollTop });
  };
  const moveTo = (index: number): void => {
    const row = rows[index];
    if (row === undefined || frame.current === null) return;
    const heading = frame.current.querySelector("thead")?.clientHeight ?? 0;
    const foot = frame.current.querySelector("tfoot")?.clientHeight ?? 0;
    const height = frame.current.clientHeight - heading - foot;
    frame.current.scrollTop = scrollToShow(index, rowHeight, { scrollTop: frame.current.scrollTop, height });
    activate(row);
    if (props.height === "none")
      frame.current.querySelector(`[aria-rowindex="${String(index + 1)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  return { frame, seen, activeKey, activate, onScroll, moveTo };
};

/** When the row under the cursor leaves the list, as an open line does once it is booked, the cursor takes the one that follows. */
const useFollowingRow = <Row,>(
  { viewKey, rows }: PaperTableProps<Row>,
  activeIndex: number,
  activate: (row: Row) => void,
): void => {
  const last = useRef<{ readonly viewKey: string; readonly index: number } | null>(null);
  useEffect(() => {
    if (activeIndex >= 0) {
      last.current = { viewKey, index: activeIndex };
      return;
    }
    if (last.current?.viewKey !== viewKey) return;
    const next = rows[Math.min(last.current.index, rows.length - 1)];
    if (next !== undefined) activate(next);
  }, [viewKey, rows, activeIndex, activate]);
};

/** A ruled table with fixed heading and foot, a row cursor for the keyboard, and only the seen rows drawn. */
export const PaperTable = <Row,>(props: PaperTableProps<Row>): ReactNode => {
  const { columns, rows, keyOf } = props;
  useShownTable(props);
  const { frame, seen, activeKey, activate, onScroll, moveTo } = useCursor(props);
  const leftHeight = useLeftHeight(frame, props.below ?? 0, rows.length === 0);
  const { first, end } = rowWindow(rows.length, rowHeight, seen);
  const activeIndex = rows.findIndex((row) => keyOf(row) === activeKey);
  useFollowingRow(props, activeIndex, activate);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isInside = event.target !== event.currentTarget;
    // A field in a cell keeps all its keys; a button keeps Enter and Space but lets the arrows walk on.
    if (isInside && !(event.target instanceof HTMLButtonElement)) return;
    const row = rows[activeIndex];
    const isEnter = !isInside && event.key === "Enter" && row !== undefined && props.onOpen !== undefined;
    const isSpace = !isInside && event.key === " " && row !== undefined && props.onTick !== undefined;
    const page = Math.max(1, Math.floor(seen.height / rowHeight) - 2);
    const next = movedRow(event.key, activeIndex, { count: rows.length, page });
    if (isEnter) props.onOpen?.(row);
    else if (isSpace) props.onTick?.(row);
    else if (next !== null) moveTo(next);
    else return;
    event.preventDefault();
  };
  const leastWidth = columns.reduce((total, column) => total + (column.width ?? 160), 0);
  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  return (
    // The frame is the grid's keyboard stop; rows are reached by the arrow keys.
    <div
      aria-label={props.label}
      aria-rowcount={rows.length}
      className="paper-table"
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      ref={frame}
      role="grid"
      style={{ maxHeight: props.height ?? leftHeight }}
      tabIndex={0}
    >
      <table style={{ minWidth: `${leastWidth / 16}rem` }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? {} : { width: `${column.width / 16}rem` }} />
          ))}
        </colgroup>
        <thead>
          <Heading columns={columns} />
        </thead>
        <tbody>
          {first > 0 && (
            <tr className="paper-spacer">
              <td colSpan={columns.length} style={{ height: first * rowHeight }} />
            </tr>
          )}
          {rows.slice(first, end).map((row, at) => {
            const key = keyOf(row);
            return (
              <tr
                aria-rowindex={first + at + 1}
                aria-selected={key === activeKey}
                className={props.rowClass?.(row) ?? ""}
                data-row={key}
                key={key}
                onClick={() => activate(row)}
                onDoubleClick={() => props.onOpen?.(row)}
              >
                {columns.map((column) => (
                  <td className={alignClass(column.align)} key={column.key} title={column.hint?.(row)}>
                    <span className={column.isSentence === true ? "paper-sentence" : ""}>
                      {column.cell(row, first + at)}
                    </span>
                  </td>
                ))}
              </tr>
            );
          })}
          {end < rows.length && (
            <tr className="paper-spacer">
              <td colSpan={columns.length} style={{ height: (rows.length - end) * rowHeight }} />
            </tr>
          )}
        </tbody>
        {props.footer !== undefined && (
          <tfoot>
            <tr>
              {props.footer.map((cell, at) => (
                <td className={alignClass(columns[at]?.align)} key={columns[at]?.key ?? at}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
};

/** A word in a table that opens something: a button that looks like a link and keeps the row it stands in. */
export const PaperLink = (props: {
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly title?: string;
}): ReactNode => (
  <button className="paper-link" onClick={props.onClick} title={props.title} type="button">
    {props.children}
  </button>
);
