import { Button } from "antd";
import type { ReactNode } from "react";
import type { LayoutCandidate } from "./import-steps.ts";

export type BankChoiceProps = {
  readonly candidates: readonly LayoutCandidate[];
  readonly onChoose: (layoutId: string) => void;
  readonly onByHand: () => void;
};

/** Two banks print the same columns: the person says which one the file is from; the program never guesses. */
export const BankChoice = ({ candidates, onChoose, onByHand }: BankChoiceProps): ReactNode => (
  <section className="panel">
    <h2>这是哪家银行的对账单？</h2>
    <p className="soft">
      这几家银行的表头一样，文件里又没有写银行名称，程序不猜。请看下载时登录的是哪家银行的网银，再点选。
    </p>
    <div className="button-row">
      {candidates.map(({ layoutId, bank }, at) => (
        <Button autoFocus={at === 0} key={layoutId} onClick={() => onChoose(layoutId)} size="large" type="primary">
          {bank}
        </Button>
      ))}
      <Button onClick={onByHand}>都不是，人工指定各栏</Button>
    </div>
  </section>
);
