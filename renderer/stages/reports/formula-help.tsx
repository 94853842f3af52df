import { Collapse } from "antd";
import type { ReactNode } from "react";

const rows: readonly (readonly [string, string])[] = [
  ["101", "科目。资产负债类取期末余额，损益类取本期发生额（不含结转），都按科目的余额方向"],
  ["101+102-211", "用加号、减号连起来"],
  ["L1+L2", "引用本表第 1 行、第 2 行"],
  ["113.D　113.C", "内部往来各户的借方余额合计、贷方余额合计（不轧差）"],
  ["513[运转支出]", "513 下面叫“运转支出”的明细"],
  ["DR(102)　CR(102)", "科目的借方发生额、贷方发生额"],
  ["BEGIN(102)　END(102)", "科目的期初余额、期末余额"],
  ["OPEN(322)", "科目的年初余额"],
  ["T(322>311)", "从一个科目转到另一个科目的金额"],
  ["T(OTHER>322)", "其他科目直接转入的金额（别的行没有列出的）"],
  ["RESULT", "还没有结转的损益"],
];

/** How formulas are written, in the words of a bookkeeper. */
export const FormulaHelp = (): ReactNode => (
  <Collapse
    items={[
      {
        key: "help",
        label: "公式怎么写",
        children: (
          <table>
            <tbody>
              {rows.map(([formula, meaning]) => (
                <tr key={formula}>
                  <td style={{ paddingInlineEnd: 24, whiteSpace: "nowrap" }}>
                    <code>{formula}</code>
                  </td>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ),
      },
    ]}
    size="small"
    style={{ marginTop: 12 }}
  />
);
