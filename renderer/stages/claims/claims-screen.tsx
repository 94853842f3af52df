import { App, Button, Checkbox, Input, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { claimStates, type ClaimState } from "#domain/claims/machine.ts";
import { moneyText } from "#renderer/format/money.ts";
import { allPages } from "#renderer/ledger/all-pages.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { Pager } from "#renderer/ui/pager.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { claimFormWords, claimStateWords, nextStepWords } from "#renderer/words/claims.ts";
import { ClaimSheetDialog } from "./claim-sheet-dialog.tsx";
import { LodgementPanel } from "./lodgement-panel.tsx";
import { LodgeDialog } from "./lodge-dialog.tsx";

export type ClaimHead = OutputOf<"claim.list">["claims"][number];

/** An emergency and until when its vote is made up; red once that day is over. */
const EmergencyTag = ({ claim }: { readonly claim: Pick<ClaimHead, "ratifyBy" | "isRatified" | "state"> }) => {
  const today = useSession((state) => state.today);
  const { ratifyBy, isRatified, state } = claim;
  if (ratifyBy === null || state === "withdrawn") return null;
  if (isRatified) return <Tag color="green">应急，已补办</Tag>;
  const isOverdue = ratifyBy < today;
  return (
    <Tag color={isOverdue ? "red" : "gold"}>
      {isOverdue ? `应急，补办超期 ${ratifyBy.slice(5)}` : `应急，${ratifyBy.slice(5)} 前补办`}
    </Tag>
  );
};

/** The state of a claim and what it waits for. */
export const ClaimTags = ({
  claim,
}: {
  readonly claim: Pick<ClaimHead, "state" | "next" | "ratifyBy" | "isRatified" | "voucherState">;
}) => {
  const isBack = claim.state === "returned" || claim.state === "refused";
  return (
    <span className="claim-tags">
      <Tag
        color={
          isBack ? "red" : claim.state === "vouchered" ? "green" : claim.state === "withdrawn" ? "default" : "blue"
        }
      >
        {claim.voucherState === "posted" ? "已记账" : claimStateWords[claim.state]}
      </Tag>
      <EmergencyTag claim={claim} />
      {claim.next !== null && <span className="soft">下一步：{nextStepWords[claim.next]}</span>}
      {isBack && <span className="soft">待村里改正</span>}
    </span>
  );
};

const columnsFor = (
  show: (claim: ClaimHead) => void,
  toVoucher: (id: string) => void,
): readonly PaperColumn<ClaimHead>[] => [
  {
    key: "number",
    title: "报账单号",
    width: 122,
    cell: (claim) => <PaperLink onClick={() => show(claim)}>{claim.number}</PaperLink>,
  },
  { key: "day", title: "日期", width: 110, cell: (claim) => claim.onDate },
  { key: "purpose", title: "用途", width: 190, hint: (claim) => claim.purpose, cell: (claim) => claim.purpose },
  { key: "handler", title: "经手人", width: 84, cell: (claim) => claim.handler },
  { key: "payee", title: "收款人", width: 130, hint: (claim) => claim.payee, cell: (claim) => claim.payee },
  { key: "form", title: "付款", width: 96, cell: (claim) => claimFormWords[claim.form] },
  {
    key: "total",
    title: "金额",
    width: 120,
    align: "right",
    cell: (claim) => <MoneyCell amountFen={claim.totalFen} />,
  },
  { key: "state", title: "办到哪一步", width: 310, cell: (claim) => <ClaimTags claim={claim} /> },
  {
    key: "voucher",
    title: "凭证",
    width: 120,
    cell: ({ voucherId, voucherName }) =>
      voucherId === null ? "" : <PaperLink onClick={() => toVoucher(voucherId)}>{voucherName ?? "草稿"}</PaperLink>,
  },
];

const ClaimsOff = (): ReactNode => {
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  return (
    <PageFrame title="报账单">
      <EmptyHint
        hint="报账单是村里报销的单子：经手、证明、审批、民主理财、送审、付款，一步一步留痕。村里直接把票据交来、不走报账单的，可以一直不用。"
        text="本乡镇没有启用报账单"
      >
        {can("head", "administrator") && (
          <Button onClick={() => open("claim-settings")} type="primary">
            到“报账设置”启用
          </Button>
        )}
      </EmptyHint>
    </PageFrame>
  );
};

/** Claims on one page of the list. */
const pageSize = 100;

const stateOptions = claimStates.map((value) => ({ value, label: claimStateWords[value] }));

type FilterProps = {
  readonly data: OutputOf<"claim.list"> | null;
  readonly isMine: boolean;
  readonly states: readonly ClaimState[];
  readonly text: string;
  readonly onMine: (isMine: boolean) => void;
  readonly onStates: (states: ClaimState[]) => void;
  readonly onText: (text: string) => void;
};

const FilterBar = ({ data, isMine, states, text, onMine, onStates, onText }: FilterProps): ReactNode => (
  <div className="button-row" style={{ marginBottom: 10 }}>
    <Checkbox checked={isMine} onChange={(event) => onMine(event.target.checked)}>
      只看等我办的（{data?.waiting ?? 0}）
    </Checkbox>
    <Select
      allowClear
      aria-label="办到哪一步"
      mode="multiple"
      onChange={onStates}
      options={stateOptions}
      placeholder="全部状态"
      style={{ minWidth: 200 }}
      value={[...states]}
    />
    <Input
      allowClear
      aria-label="查找报账单"
      onChange={(event) => onText(event.target.value)}
      placeholder="单号、用途、经手人、收款人"
      style={{ width: 240 }}
      value={text}
    />
    <span className="soft">
      {data?.total ?? 0} 张，合计 {moneyText(data?.totalFen ?? 0)} 元
    </span>
  </div>
);

const Claims = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { message } = App.useApp();
  const { open, params, adjust } = usePlace();
  const can = useSession((state) => state.can);
  const [text, setText] = useState("");
  const [states, setStates] = useState<ClaimState[]>([]);
  const [isLodging, setIsLodging] = useState(false);
  const [isImporting, setIsImporting] = useState(false);
  const sheet = useAction("claim.sheet");
  const isMine = params["mine"] === "1";
  const [skip, setSkip] = useState(0);
  const wanted = { ledgerId, states, text, isMine };
  const { data, failure, isLoading, reload } = useQuery("claim.list", { ...wanted, skip, take: pageSize });
  const rows = data?.claims ?? [];
  const mayLodge = can("bookkeeper", "reviewer", "head");
  const ready = useQuery("claim.list", mayLodge ? { ledgerId, wait: "lodge", take: 200 } : null);
  const mayEdit = can("bookkeeper");
  const show = (claim: ClaimHead): void => open("claim", { id: claim.id });
  const begin = (): void => open("claim-entry");
  const writeSheet = async (): Promise<void> => {
    const file = await sheet.run({ ledgerId });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  useKeys("报账单", [{ keys: "F11", label: "填一张报账单", run: mayEdit ? begin : null }]);
  return (
    <PageFrame
      extra={
        <>
          {ready.data !== null && ready.data.total > 0 && (
            <Button onClick={() => setIsLodging(true)}>送审（{ready.data.total} 张可交）</Button>
          )}
          <Button loading={sheet.isRunning} onClick={() => void writeSheet()}>
            写空白报账表
          </Button>
          {mayEdit && <Button onClick={() => setIsImporting(true)}>导入报账表</Button>}
          {mayEdit && (
            <Button onClick={begin} type="primary">
              填报账单（F11）
            </Button>
          )}
        </>
      }
      title="报账单"
    >
      <FilterBar
        data={data}
        isMine={isMine}
        onMine={(next) => {
          setSkip(0);
          adjust(next ? { mine: "1" } : {});
        }}
        onStates={(next) => {
          setSkip(0);
          setStates(next);
        }}
        onText={(next) => {
          setSkip(0);
          setText(next);
        }}
        states={states}
        text={text}
      />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        allRows={() =>
          allPages(
            "claim.list",
            (part) => ({ ...wanted, ...part }),
            (answer) => answer.claims,
          )
        }
        columns={columnsFor(show, (id) => open("voucher", { id }))}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint={
                isMine
                  ? "现在没有等您办的报账单。"
                  : "村里拿来票据后，先填报账单；也可以让村里在家填 Excel 报账表带来导入。"
              }
              text="没有报账单"
            />
          )
        }
        height="46vh"
        keyOf={(claim) => claim.id}
        label="报账单"
        onOpen={show}
        rows={rows}
        viewKey={`claims/${ledgerId}`}
      />
      <Pager onSkip={setSkip} pageSize={pageSize} skip={skip} total={data?.total ?? 0} unit="张" />
      <div style={{ height: 16 }} />
      <LodgementPanel key={rows.filter(({ lodgedOn }) => lodgedOn !== null).length} ledgerId={ledgerId} />
      {isImporting && (
        <ClaimSheetDialog
          ledgerId={ledgerId}
          onClose={() => setIsImporting(false)}
          onTaken={() => {
            setIsImporting(false);
            reload();
          }}
        />
      )}
      {isLodging && (
        <LodgeDialog
          claims={ready.data?.claims ?? []}
          ledgerId={ledgerId}
          onClose={() => setIsLodging(false)}
          onLodged={(number) => {
            setIsLodging(false);
            reload();
            ready.reload();
            void message.success(`已送审，移交清单 ${number}，请打印两份签字。`);
          }}
        />
      )}
    </PageFrame>
  );
};

/** 报账单 of the chosen set of books: all of them, or those that wait for the person who looks. */
export const ClaimsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const chain = useQuery("claim.settings", {}).data;
  if (ledger === null || chain === null) return null;
  return chain.isUsed ? <Claims key={ledger.id} ledgerId={ledger.id} /> : <ClaimsOff />;
};
