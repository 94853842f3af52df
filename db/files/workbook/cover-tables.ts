import type { Signature } from "#domain/audit/signing.ts";
import { qrTable } from "./qr-table.ts";
import { tableRows, type Row, type Sheet, type Table } from "./sheet.ts";
import { dutyNames, signatureText } from "./signature-words.ts";

/** Who signs; names and times of those who signed in the program, room for ink and seal under them. */
const signingLines = (signatures: readonly Signature[]): readonly (readonly [string, string])[] => [
  [dutyNames.prepared, `${signatureText(signatures, "prepared") ?? ""}\n`],
  [dutyNames.reviewed, `${signatureText(signatures, "reviewed") ?? ""}\n`],
  ["村务监督委员会", "\n"],
  ["中心主任", "\n"],
];

const codeCaption = "数据指纹二维码：扫出指纹全文，到本程序“数据校验—核对指纹”输入，或用命令 verify --code 核对";

/** The fingerprint as a QR code, and how many of its narrow columns the two columns of the tables beside it span. */
const fingerprintCode = (chainHash: string, restWidth: number) => {
  const code = qrTable(chainHash, { caption: codeCaption, restWidth });
  return { code, left: Math.ceil(code.narrow * 0.7), right: Math.floor(code.narrow * 0.3) + 1 };
};

type Pairs = readonly (readonly [string, string])[];

const pairsTable = (pairs: Pairs, { left, right }: { readonly left: number; readonly right: number }): Table => ({
  columns: [
    { heading: "项目", kind: "text", width: 30, span: left },
    { heading: "内容", kind: "wrap", width: 170, span: right },
  ],
  count: pairs.length,
  rows: tableRows(pairs, ([name, text]): Row => ({ cells: [name, text] })),
});

/**
 * The tables of a cover: what it is about, who signs, and the fingerprint as a QR code. The code's modules cut the sheet into
 * narrow columns, which the other two tables span.
 */
export const coverTables = (
  pairs: Pairs,
  of: { readonly signatures: readonly Signature[]; readonly chainHash: string },
): readonly Table[] => {
  const { code, left, right } = fingerprintCode(of.chainHash, 160);
  const lines = signingLines(of.signatures);
  return [
    pairsTable(pairs, { left, right }),
    {
      caption: "签字盖章栏",
      columns: [
        { heading: "职责", kind: "text", width: 30, span: left },
        { heading: "签名、日期、盖章", kind: "wrap", width: 170, span: right },
      ],
      count: lines.length,
      rows: tableRows(lines, (cells): Row => ({ cells })),
    },
    code,
  ];
};

/** A sheet of its own for the fingerprint: in letters, whole, and as a QR code. By its whole digits a file saved again is known. */
export const fingerprintSheet = (of: {
  readonly title: string;
  readonly span: string;
  readonly shortCode: string;
  readonly chainHash: string;
}): Sheet => {
  const { code, ...spans } = fingerprintCode(of.chainHash, 90);
  const pairs: Pairs = [
    ["账簿指纹", of.shortCode],
    ["指纹全文", of.chainHash],
  ];
  return {
    name: "指纹",
    title: of.title,
    under: ["账簿指纹", of.span],
    hasFilter: false,
    hasSigners: false,
    isOnePage: true,
    frozenColumns: 0,
    tables: [pairsTable(pairs, spans), code],
    notes: ["账没有改过，这个指纹就对得上；任何人都可以拿它到乡镇财务中心核对。"],
  };
};
