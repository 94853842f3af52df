import type { Signature } from "#domain/audit/signing.ts";
import { qrTable } from "./qr-table.ts";
import { tableRows, type Row, type Table } from "./sheet.ts";
import { dutyNames, signatureText } from "./signature-words.ts";

/** Who signs; names and times of those who signed in the program, room for ink and seal under them. */
const signingLines = (signatures: readonly Signature[]): readonly (readonly [string, string])[] => [
  [dutyNames.prepared, `${signatureText(signatures, "prepared") ?? ""}\n`],
  [dutyNames.reviewed, `${signatureText(signatures, "reviewed") ?? ""}\n`],
  ["村务监督委员会", "\n"],
  ["中心主任", "\n"],
];

const codeCaption = "数据指纹二维码：扫出指纹全文，到本程序“数据校验—核对指纹”输入，或用命令 verify --code 核对";

/**
 * The tables of a cover: what it is about, who signs, and the fingerprint as a QR code. The code's modules cut the sheet into
 * narrow columns, which the other two tables span.
 */
export const coverTables = (
  pairs: readonly (readonly [string, string])[],
  of: { readonly signatures: readonly Signature[]; readonly chainHash: string },
): readonly Table[] => {
  const code = qrTable(of.chainHash, { caption: codeCaption, restWidth: 160 });
  const [left, right] = [Math.ceil(code.narrow * 0.7), Math.floor(code.narrow * 0.3) + 1];
  const lines = signingLines(of.signatures);
  return [
    {
      columns: [
        { heading: "项目", kind: "text", width: 30, span: left },
        { heading: "内容", kind: "wrap", width: 170, span: right },
      ],
      count: pairs.length,
      rows: tableRows(pairs, ([name, text]): Row => ({ cells: [name, text] })),
    },
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
