/** What Excel or WPS would repair or refuse in a workbook file: the published schema's order and limits, checked part by part. */
import { XMLParser } from "fast-xml-parser";
import { unzipSync } from "fflate";

type Element = {
  readonly name: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly inner: readonly Element[];
  readonly text: string;
};

// ECMA-376 Part 1, 18.3.1.99 CT_Worksheet, 18.2.27 CT_Workbook, 18.8.39 CT_Stylesheet: children in this order only.
const worksheetOrder =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );
const workbookOrder =
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
    " ",
  );
const stylesOrder = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(
  " ",
);
const cellTypes = ["b", "d", "e", "inlineStr", "n", "s", "str"];

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

type Node = Readonly<Record<string, unknown>>;
const elementOf = (node: Node): Element[] => {
  const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
  if (name === undefined || name.startsWith("?")) return [];
  const children = node[name] as readonly Node[];
  const text = children.flatMap((child) => ("#text" in child ? [String(child["#text"])] : [])).join("");
  return [{ name, marks: (node[":@"] ?? {}) as Record<string, string>, inner: children.flatMap(elementOf), text }];
};
const rootOf = (xml: string): Element => {
  const [root] = (parser.parse(xml) as readonly Node[]).flatMap(elementOf);
  if (root === undefined) throw new Error("no root");
  return root;
};
const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.inner.find((each) => each.name === name);
const children = (element: Element | undefined, name: string): readonly Element[] =>
  element?.inner.filter((each) => each.name === name) ?? [];

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
const areaOf = (ref: string): Area | undefined => {
  const parts = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(ref);
  if (parts === null) return undefined;
  const [, left = "", top = "", right = left, bottom = top] = parts;
  return { left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom) };
};
const overlaps = (one: Area, other: Area): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;

const orderFaults = (root: Element, order: readonly string[], repeats: readonly string[] = []): readonly string[] => {
  let last = -1;
  return root.inner.flatMap(({ name }) => {
    const at = order.indexOf(name);
    const isFine = at > last || (at === last && repeats.includes(name));
    last = Math.max(at, last);
    if (at === -1) return [`<${name}> is not known there`];
    return isFine ? [] : [`<${name}> stands out of order or twice`];
  });
};

const countFaults = (element: Element | undefined, name: string): readonly string[] => {
  const count = element?.marks["count"];
  const real = children(element, name).length;
  return element === undefined || count === undefined || Number(count) === real
    ? []
    : [`<${element.name}> counts ${count} and holds ${String(real)}`];
};

type Book = {
  readonly sheetNames: readonly string[];
  readonly stringCount: number;
  readonly styleCount: number;
  readonly dxfCount: number;
  readonly linkIds: ReadonlySet<string>;
};

// Tab and line breaks are the only control signs XML takes.
const isIllegal = (xml: string): boolean => /[\p{Cc}\uFFFE\uFFFF]/u.test(xml.replaceAll(/[\t\n\r]/g, ""));

/** What of a text is no well-formed XML; '' when nothing is. */
const wellFormed = (xml: string): string => {
  const open: string[] = [];
  for (const [, close = "", name = "", end = ""] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close === "" && end === "") open.push(name);
    else if (close !== "" && open.pop() !== name) return `</${name}> closes nothing`;
  }
  if (open.length > 0) return `<${open.at(-1) ?? ""}> is not closed`;
  return /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml) ? "a bare &" : "";
};

const cellFaults = (cell: Element, rowNumber: number, book: Book): readonly string[] => {
  const { r = "", t = "n", s = "0" } = cell.marks;
  const area = areaOf(r);
  const value = child(cell, "v")?.text;
  const formula = child(cell, "f");
  const text = child(child(cell, "is"), "t")?.text ?? "";
  return [
    ...(area?.top === rowNumber ? [] : [`cell ${r} stands in row ${String(rowNumber)}`]),
    ...(cellTypes.includes(t) ? [] : [`cell ${r} has the type ${t}`]),
    ...(Number(s) < book.styleCount ? [] : [`cell ${r} has style ${s}`]),
    ...(t !== "s" || (value !== undefined && Number(value) < book.stringCount)
      ? []
      : [`cell ${r} has string ${value ?? "none"}`]),
    ...(t !== "n" || value === undefined || Number.isFinite(Number(value)) ? [] : [`cell ${r} is the number ${value}`]),
    ...(formula !== undefined && (formula.text === "" || formula.text.length > 8192)
      ? [`cell ${r} has a bad formula`]
      : []),
    ...(formula?.text.startsWith("=") === true ? [`cell ${r} has a formula that begins with =`] : []),
    ...(text.length > 32_767 ? [`cell ${r} is too long`] : []),
  ];
};

const rowFaults = (sheet: Element, book: Book): readonly string[] => {
  let lastRow = 0;
  return children(child(sheet, "sheetData"), "row").flatMap((row) => {
    const number = Number(row.marks["r"]);
    let lastColumn = 0;
    const wrong = number > lastRow ? [] : [`row ${String(number)} is out of order`];
    lastRow = number;
    const cells = children(row, "c").flatMap((cell) => {
      const column = areaOf(cell.marks["r"] ?? "")?.left ?? 0;
      const isLater = column > lastColumn;
      lastColumn = column;
      return [
        ...(isLater ? [] : [`cell ${cell.marks["r"] ?? "?"} is out of order`]),
        ...cellFaults(cell, number, book),
      ];
    });
    return [...wrong, ...cells];
  });
};

const mergeFaults = (sheet: Element): readonly string[] => {
  const merges = children(child(sheet, "mergeCells"), "mergeCell").map(({ marks }) => marks["ref"] ?? "");
  const filter = child(sheet, "autoFilter")?.marks["ref"];
  const areas = merges.map(areaOf);
  const filterHead = filter === undefined ? undefined : areaOf(filter);
  return merges.flatMap((ref, at) => {
    const area = areas[at];
    if (area === undefined) return [`merge ${ref} is no area`];
    if (area.left === area.right && area.top === area.bottom) return [`merge ${ref} is one cell`];
    const other = areas.findIndex((each, index) => index < at && each !== undefined && overlaps(each, area));
    const inFilter = filterHead !== undefined && overlaps(area, { ...filterHead, top: filterHead.top + 1 });
    return [
      ...(other === -1 ? [] : [`merge ${ref} overlaps ${merges[other] ?? ""}`]),
      ...(inFilter ? [`merge ${ref} lies in the filtered rows ${filter ?? ""}`] : []),
    ];
  });
};

const rulesFaults = (sheet: Element, book: Book): readonly string[] => {
  const sqrefFaults = (element: Element): readonly string[] =>
    (element.marks["sqref"] ?? "")
      .split(" ")
      .flatMap((ref) => (areaOf(ref) === undefined ? [`<${element.name}> of ${ref}`] : []));
  const formats = children(sheet, "conditionalFormatting");
  const validations = children(child(sheet, "dataValidations"), "dataValidation");
  return [
    ...formats.flatMap(sqrefFaults),
    ...formats.flatMap((format) =>
      children(format, "cfRule").flatMap(({ marks }) =>
        marks["dxfId"] === undefined || Number(marks["dxfId"]) < book.dxfCount
          ? []
          : [`format with dxf ${marks["dxfId"]}`],
      ),
    ),
    ...validations.flatMap(sqrefFaults),
    ...validations.flatMap((each) => {
      const list = child(each, "formula1")?.text ?? "";
      return list.startsWith('"') && list.length > 257
        ? [`a list of choices of ${String(list.length)} characters`]
        : [];
    }),
    ...countFaults(child(sheet, "dataValidations"), "dataValidation"),
    ...countFaults(child(sheet, "mergeCells"), "mergeCell"),
  ];
};

const linkFaults = (sheet: Element, book: Book): readonly string[] => {
  const links = children(child(sheet, "hyperlinks"), "hyperlink");
  const seen = new Set<string>();
  return links.flatMap(({ marks }) => {
    const ref = marks["ref"] ?? "";
    const isTwice = seen.has(ref);
    seen.add(ref);
    const id = marks["r:id"];
    const place = /^'((?:[^']|'')+)'!(.+)$/.exec(marks["location"] ?? "");
    const isHere = place !== null && book.sheetNames.includes((place[1] ?? "").replaceAll("''", "'"));
    return [
      ...(isTwice ? [`two links in ${ref}`] : []),
      ...(areaOf(ref) === undefined ? [`a link in ${ref}`] : []),
      ...(id !== undefined && !book.linkIds.has(id) ? [`link ${ref} has no relationship ${id}`] : []),
      ...(id === undefined && !(isHere && areaOf(place[2] ?? "") !== undefined)
        ? [`link ${ref} leads to ${marks["location"] ?? "nowhere"}`]
        : []),
    ];
  });
};

const frameFaults = (sheet: Element): readonly string[] => {
  let last = 0;
  const columns = children(child(sheet, "cols"), "col").flatMap(({ marks }) => {
    const [min, max, width] = [Number(marks["min"]), Number(marks["max"]), Number(marks["width"] ?? 8)];
    const isFine = min > last && max >= min && width >= 0 && width <= 255;
    last = max;
    return isFine ? [] : [`columns ${String(min)}–${String(max)}`];
  });
  const heads = (child(sheet, "headerFooter")?.inner ?? []).flatMap(({ name, text }) =>
    text.length > 255 ? [`${name} is too long`] : [],
  );
  const dimension = areaOf(child(sheet, "dimension")?.marks["ref"] ?? "A1");
  const outside = children(child(sheet, "sheetData"), "row")
    .flatMap((row) => children(row, "c"))
    .find((cell) => {
      const area = areaOf(cell.marks["r"] ?? "");
      return (
        child(sheet, "dimension") !== undefined &&
        dimension !== undefined &&
        area !== undefined &&
        !overlaps(area, dimension)
      );
    });
  return [
    ...columns,
    ...heads,
    ...(outside === undefined ? [] : [`cell ${outside.marks["r"] ?? ""} lies outside the dimension`]),
  ];
};

const nameFaults = (workbook: Element, sheetNames: readonly string[]): readonly string[] => {
  const lower = sheetNames.map((name) => name.toLowerCase());
  const seen = new Set<string>();
  const names = children(child(workbook, "definedNames"), "definedName").flatMap(({ marks, text }) => {
    const key = `${marks["name"] ?? ""} ${marks["localSheetId"] ?? ""}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const used = [...text.matchAll(/'((?:[^']|'')+)'!/g)].map(([, name = ""]) => name.replaceAll("''", "'"));
    return [
      ...(isTwice ? [`the name ${key} twice`] : []),
      ...(Number(marks["localSheetId"] ?? 0) < sheetNames.length ? [] : [`the name ${key} of no sheet`]),
      ...(text.includes("#REF!") || text === "" ? [`the name ${key} leads nowhere`] : []),
      ...used.flatMap((name) => (sheetNames.includes(name) ? [] : [`the name ${key} leads to ${name}`])),
    ];
  });
  return [
    ...names,
    ...sheetNames.flatMap((name) =>
      name.length <= 31 && !/[\\/?*[\]:]/.test(name) && !/^'|'$/.test(name) && name.trim() !== ""
        ? []
        : [`the sheet name ${name}`],
    ),
    ...lower.flatMap((name, at) => (lower.indexOf(name) === at ? [] : [`two sheets ${name}`])),
  ];
};

type Parts = ReadonlyMap<string, string>;

const packageFaults = (parts: Parts): readonly string[] => {
  const types = rootOf(parts.get("[Content_Types].xml") ?? "<Types/>");
  const extensions = new Set(children(types, "Default").map(({ marks }) => marks["Extension"]));
  const overrides = children(types, "Override").map(({ marks }) => (marks["PartName"] ?? "").slice(1));
  return [
    ...overrides.flatMap((name) => (parts.has(name) ? [] : [`${name} is named and not there`])),
    ...[...parts.keys()].flatMap((name) =>
      name === "[Content_Types].xml" || overrides.includes(name) || extensions.has(name.split(".").at(-1))
        ? []
        : [`${name} has no type`],
    ),
    ...[...parts].flatMap(([name, xml]) => {
      if (!name.endsWith(".rels")) return [];
      const folder = name.replace(/_rels\/[^/]+$/, "");
      const ids = new Set<string>();
      return children(rootOf(xml), "Relationship").flatMap(({ marks }) => {
        const { Id: id = "", Target: target = "", TargetMode: mode } = marks;
        const isTwice = ids.has(id);
        ids.add(id);
        const path = target.startsWith("/") ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);
        return [
          ...(isTwice ? [`${name} has ${id} twice`] : []),
          ...(mode === "External" || parts.has(decodeURIComponent(path)) ? [] : [`${name} leads to ${target}`]),
        ];
      });
    }),
  ];
};

const sheetFaults = (xml: string, book: Book): readonly string[] => {
  const sheet = rootOf(xml);
  return [
    ...orderFaults(sheet, worksheetOrder, ["conditionalFormatting"]),
    ...rowFaults(sheet, book),
    ...mergeFaults(sheet),
    ...rulesFaults(sheet, book),
    ...linkFaults(sheet, book),
    ...frameFaults(sheet),
  ];
};

/** Everything in a workbook file that the published schema or the limits of spreadsheets forbid; empty when it is in order. */
export const xlsxFaults = (bytes: Uint8Array): readonly string[] => {
  const files = unzipSync(bytes);
  const parts: Parts = new Map(
    Object.entries(files).flatMap(([name, content]) =>
      /\.(?:xml|rels|vml)$/.test(name) ? [[name, new TextDecoder().decode(content)] as const] : [],
    ),
  );
  const broken = [...parts].flatMap(([name, xml]) => {
    const trouble = wellFormed(xml);
    return [
      ...(trouble === "" ? [] : [`${name}: ${trouble}`]),
      ...(isIllegal(xml) ? [`${name} holds a sign that XML forbids`] : []),
    ];
  });
  if (broken.length > 0) return broken;
  const workbook = rootOf(parts.get("xl/workbook.xml") ?? "<workbook/>");
  const styles = rootOf(parts.get("xl/styles.xml") ?? "<styleSheet/>");
  const strings = parts.get("xl/sharedStrings.xml");
  const sheetNames = children(child(workbook, "sheets"), "sheet").map(({ marks }) =>
    (marks["name"] ?? "").replaceAll("&amp;", "&"),
  );
  const all = {
    sheetNames,
    stringCount: strings === undefined ? 0 : children(rootOf(strings), "si").length,
    styleCount: children(child(styles, "cellXfs"), "xf").length,
    dxfCount: children(child(styles, "dxfs"), "dxf").length,
  };
  const sheets = sheetNames.flatMap((name, at) => {
    const path = `xl/worksheets/sheet${String(at + 1)}.xml`;
    const links = parts.get(`xl/worksheets/_rels/sheet${String(at + 1)}.xml.rels`);
    const linkIds = new Set(
      links === undefined ? [] : children(rootOf(links), "Relationship").map(({ marks }) => marks["Id"] ?? ""),
    );
    const xml = parts.get(path);
    return xml === undefined
      ? [`${path} is not there`]
      : sheetFaults(xml, { ...all, linkIds }).map((fault) => `${name}: ${fault}`);
  });
  const counted = [
    "fonts font",
    "fills fill",
    "borders border",
    "cellXfs xf",
    "cellStyleXfs xf",
    "numFmts numFmt",
    "dxfs dxf",
  ];
  return [
    ...Object.keys(files).flatMap((name) =>
      parts.has(name) || name.endsWith("/") || name.includes("media/") ? [] : [`${name} is of no known kind`],
    ),
    ...packageFaults(parts),
    ...orderFaults(workbook, workbookOrder),
    ...orderFaults(styles, stylesOrder),
    ...counted.flatMap((pair) => {
      const [outer = "", inner = ""] = pair.split(" ");
      return countFaults(child(styles, outer), inner);
    }),
    ...nameFaults(workbook, sheetNames),
    ...sheets,
  ];
};
