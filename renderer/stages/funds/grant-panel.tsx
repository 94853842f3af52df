import { App, Button, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Quarter } from "#domain/core/dates.ts";
import { monthText, quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { Grant } from "./grant-form.ts";
import { GrantWaiting } from "./grant-waiting.tsx";

type Shown = OutputOf<"grant.show">;
type Tie = Shown["ties"][number];

const TieLine = ({ tie, onUntie }: { readonly tie: Tie; readonly onUntie: (() => void) | null }): ReactNode => (
  <li>
    {tie.onDate}　{tie.kind === "received" ? "到账" : "转拨"} {moneyText(tie.amountFen)} 元{"　"}
    <span className="soft">{tie.text}</span> {tie.isUndone && <Tag color="warning">已被冲回，不计</Tag>}
    {onUntie !== null && (
      <Button onClick={onUntie} size="small" type="link">
        取消对应
      </Button>
    )}
  </li>
);

const Versions = ({ versions }: Pick<Shown, "versions">): ReactNode =>
  versions.length < 2 ? null : (
    <>
      <h3>变更记录</h3>
      <ul>
        {versions.map((version) => (
          <li key={version.version}>
            第 {version.version} 版，{monthText(version.fromMonth)}起：{moneyText(version.amountFen)} 元，
            {version.savedByName}
            {version.reason === "" ? "" : `；${version.reason}`}
            {version.confirmedByName === null ? "" : `；放宽的用途或期限由${version.confirmedByName}复核`}
            {version.isWaiting ? "；待复核" : ""}
          </li>
        ))}
      </ul>
    </>
  );

type Props = {
  readonly grant: Grant;
  readonly quarter: Quarter;
  readonly categoryNames: ReadonlyMap<string, string>;
  readonly onTie: () => void;
  readonly onEdit: () => void;
  readonly onChanged: () => void;
};

/** One grant: its purpose and instalments, what arrived, the vouchers that spent it, and how it was changed. */
export const GrantPanel = ({ grant, quarter, categoryNames, onTie, onEdit, onChanged }: Props): ReactNode => {
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const { message } = App.useApp();
  const { data, failure, reload } = useQuery("grant.show", { id: grant.id, quarter });
  const untie = useAction("grant.untie");
  const takeBack = async (tie: Tie): Promise<void> => {
    if ((await untie.run({ tieId: tie.id })) === null) return;
    void message.success("已取消对应");
    reload();
    onChanged();
  };
  const purposesOf = ({ categoryIds }: { readonly categoryIds: readonly string[] }): string =>
    categoryIds.length === 0 ? "文件没有限定" : categoryIds.map((id) => categoryNames.get(id) ?? "").join("、");
  const allows = data?.allows ?? grant;
  const waiting = data?.versions.find(({ isWaiting }) => isWaiting);
  return (
    <section aria-label="拨款明细" className="panel" style={{ marginTop: 16 }}>
      <h2>
        {grant.document}　{grant.title}
      </h2>
      <FailureAlert failure={failure} onRetry={reload} />
      <div className="button-row" style={{ marginBottom: 8 }}>
        {can("bookkeeper", "cashier") && (
          <Button onClick={onTie} type="primary">
            对应到账
          </Button>
        )}
        {can("bookkeeper", "head") && <Button onClick={onEdit}>变更</Button>}
        <span className="soft">
          用途：{purposesOf(allows)}；期限：{allows.expiresOn ?? "没有规定"}；凭证用“
          {grant.itemName}”记这笔钱
        </span>
      </div>
      {waiting !== undefined && (
        <GrantWaiting
          id={grant.id}
          onConfirmed={() => {
            reload();
            onChanged();
          }}
          purposesOf={purposesOf}
          version={waiting}
        />
      )}
      {grant.expected.length > 0 && (
        <p className="soft">
          计划到账：
          {grant.expected.map((each) => `${quarterText(each.quarter)} ${moneyText(each.amountFen)}`).join("；")}
        </p>
      )}
      <h3>到账和转拨</h3>
      {data?.ties.length === 0 && <p className="soft">还没有对上银行流水或凭证。</p>}
      <ul>
        {data?.ties.map((tie) => (
          <TieLine
            key={tie.id}
            onUntie={tie.isFrozen || !can("bookkeeper", "cashier") ? null : () => void takeBack(tie)}
            tie={tie}
          />
        ))}
      </ul>
      <h3>用这项资金的凭证</h3>
      {data?.uses.length === 0 && <p className="soft">还没有凭证用这项资金支出。</p>}
      <ul>
        {data?.uses.map((use) => (
          <li key={use.voucherId}>
            {use.onDate}　{use.summary}　{moneyText(use.amountFen)} 元
            <Button onClick={() => open("voucher", { id: use.voucherId })} size="small" type="link">
              {use.name}
            </Button>
          </li>
        ))}
      </ul>
      {data !== null && <Versions versions={data.versions} />}
    </section>
  );
};
