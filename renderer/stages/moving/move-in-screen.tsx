import { App, Button, Segmented, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { columnsByWords } from "#renderer/words/moving.ts";
import { ColumnChoice, type LayoutInput } from "./column-choice.tsx";
import { ImportList } from "./import-list.tsx";
import { MappingTable, type Choice, type Preview } from "./mapping-table.tsx";
import { DoubtsField, GapField, PartylessField, RefusalAlert } from "./move-in-alerts.tsx";
import { PreviewTables } from "./preview-tables.tsx";

type Asked = InputOf<"moving.preview">;
type Balance = "opening" | "closing";
type Kind = NonNullable<Asked["kind"]>;

const headText = (preview: Preview): string =>
  `${preview.program === "" ? "" : `${preview.program}导出的`}${preview.kind === "balances" ? "科目余额表" : "凭证列表"}` +
  `${preview.sheet === "" ? "" : `（${preview.sheet}）`}：借方合计 ${moneyText(preview.totals.debitFen)}，贷方合计 ${moneyText(preview.totals.creditFen)}`;

type HeadProps = {
  readonly preview: Preview;
  readonly balance: Balance;
  readonly kind: Kind;
  readonly onBalance: (balance: Balance) => void;
  readonly onKind: (kind: Kind) => void;
  readonly onColumns: () => void;
};

/** What was recognised, and which of two tables and balances is meant. */
const PreviewHead = ({ preview, balance, kind, onBalance, onKind, onColumns }: HeadProps): ReactNode => (
  <Space style={{ margin: "12px 0" }} wrap>
    <strong>{headText(preview)}</strong>
    {preview.totals.debitFen !== preview.totals.creditFen && <Tag color="error">借贷不平</Tag>}
    {preview.kind === "balances" && (
      <Segmented<Balance>
        onChange={onBalance}
        options={[
          { value: "closing", label: "取期末余额" },
          { value: "opening", label: "取期初余额" },
        ]}
        value={balance}
      />
    )}
    <Segmented<Kind>
      onChange={onKind}
      options={[
        { value: "auto", label: "自动识别" },
        { value: "balances", label: "科目余额表" },
        { value: "vouchers", label: "凭证列表" },
      ]}
      value={kind}
    />
    <span className="soft">{columnsByWords[preview.columnsBy]}</span>
    <Button onClick={onColumns}>重新指定各栏</Button>
  </Space>
);

type Importing = {
  readonly asked: Asked;
  readonly preview: Preview | null;
  readonly gapReason: string;
  readonly acceptsPartyless: boolean;
  readonly acceptsDoubts: boolean;
  readonly onDone: () => void;
};

/** Imports exactly what is previewed; asks before openings typed earlier give way. */
const useImport = ({ asked, preview, gapReason, acceptsPartyless, acceptsDoubts, onDone }: Importing) => {
  const { message, modal } = App.useApp();
  const open = usePlace((state) => state.open);
  const balances = useAction("moving.importBalances");
  const vouchers = useAction("moving.importVouchers");
  const commit = async (): Promise<void> => {
    if (preview === null) return;
    const input = { ...asked, digest: preview.digest, acceptsDoubts };
    if (preview.kind === "balances") {
      const done = await balances.run({ ...input, replaces: preview.replaces });
      if (done === null) return;
      onDone();
      void message.success(
        `已写入期初余额 ${done.rows} 笔${done.differenceFen === 0 ? "，借贷平衡" : "，借贷还不平，请到期初余额里核对"}`,
      );
      open("openings");
      return;
    }
    const done = await vouchers.run({ ...input, gapReason: gapReason.trim(), acceptsPartyless });
    if (done === null) return;
    onDone();
    void message.success(`${done.vouchers} 张凭证已交批准，请另一位同事（审核或主管）在下面批准`);
  };
  const ask = (): void => {
    if (preview === null || preview.kind !== "balances" || preview.replaces === 0) return void commit();
    modal.confirm({
      title: `换掉原有的 ${preview.replaces} 笔期初余额？`,
      content:
        "账套里已经录入或导入过期初余额。写入以后，原来的全部换成这个文件里的，文件里没有的科目就没有期初余额了。",
      okText: `换掉原有 ${preview.replaces} 笔`,
      cancelText: "不换",
      focusable: { autoFocusButton: "cancel" },
      onOk: commit,
    });
  };
  return { ask, isRunning: balances.isRunning || vouchers.isRunning };
};

const ImportBody = ({
  ledger,
  file,
  onDone,
}: {
  readonly ledger: Ledger;
  readonly file: DroppedFile;
  readonly onDone: () => void;
}): ReactNode => {
  const [kind, setKind] = useState<Kind>("auto");
  const [balance, setBalance] = useState<Balance>("closing");
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [layout, setLayout] = useState<LayoutInput | null>(null);
  const [isMapping, setIsMapping] = useState(false);
  const [gapReason, setGapReason] = useState("");
  const [acceptsPartyless, setAcceptsPartyless] = useState(false);
  const [acceptsDoubts, setAcceptsDoubts] = useState(false);
  const accounts = useQuery("account.list", { ledgerId: ledger.id });
  const asked = {
    ledgerId: ledger.id,
    file,
    kind,
    balance,
    layout,
    choices: [...choices].map(([sourceCode, choice]) => ({ sourceCode, ...choice })),
  };
  const shown = useQuery("moving.preview", asked);
  const [kept, setKept] = useState<Preview | null>(null);
  const preview = shown.data ?? (shown.isLoading ? kept : null);
  const choose = (code: string, choice: Choice): void => {
    setKept(preview);
    setChoices(new Map([...choices, [code, choice]]));
  };
  const { ask, isRunning } = useImport({ asked, preview, gapReason, acceptsPartyless, acceptsDoubts, onDone });
  const isOpen = preview?.kind === "vouchers" && preview.partyless.length > 0 && !acceptsPartyless;
  const isBlocked =
    preview === null ||
    !preview.canImport ||
    shown.isLoading ||
    isOpen ||
    (preview.doubts.length > 0 && !acceptsDoubts) ||
    (preview.gaps.length > 0 && gapReason.trim() === "");
  if (isMapping)
    return (
      <ColumnChoice
        file={file}
        kind={kind}
        onCancel={() => setIsMapping(false)}
        onDone={(next) => {
          setLayout(next);
          setKept(null);
          setIsMapping(false);
        }}
        start={layout}
      />
    );
  return (
    <>
      <FailureAlert failure={shown.failure} onRetry={shown.reload} />
      {shown.failure?.code === "foreign-unreadable" && shown.failure.reason === "no-table" && (
        <Space style={{ margin: "12px 0" }}>
          <Button onClick={() => setIsMapping(true)} type="primary">
            指定各栏的含义
          </Button>
          <Button onClick={onDone}>换文件</Button>
        </Space>
      )}
      {preview !== null && (
        <>
          <PreviewHead
            balance={balance}
            kind={layout?.kind ?? kind}
            onBalance={setBalance}
            onColumns={() => setIsMapping(true)}
            onKind={(next) => {
              setLayout(null);
              setKind(next);
            }}
            preview={preview}
          />
          <RefusalAlert refusal={preview.refusal} />
          <MappingTable
            accounts={accounts.data?.accounts ?? []}
            balance={balance}
            isLocked={false}
            onChoose={choose}
            preview={preview}
          />
          <PreviewTables preview={preview} />
          <DoubtsField doubts={preview.doubts} isAccepted={acceptsDoubts} onAccept={setAcceptsDoubts} />
          <GapField gaps={preview.gaps} onReason={setGapReason} reason={gapReason} />
          <PartylessField isAccepted={acceptsPartyless} onAccept={setAcceptsPartyless} preview={preview} />
          <Space style={{ margin: "12px 0" }}>
            <Button disabled={isBlocked} loading={isRunning} onClick={ask} type="primary">
              {preview.kind === "balances" ? "写入期初余额" : `导入 ${preview.vouchers.length} 张凭证（交批准）`}
            </Button>
            <Button onClick={onDone}>换文件</Button>
          </Space>
        </>
      )}
    </>
  );
};

/** 从其他软件导入: balances into the openings of new books, and vouchers of months before own work, exactly as previewed. */
export const MoveInScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const can = useSession((state) => state.can);
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [turn, setTurn] = useState(0);
  if (ledger === null) return null;
  const canMove = can("bookkeeper", "head", "administrator");
  return (
    <PageFrame
      subtitle={`${ledger.name}　认得用友、金蝶、柠檬云导出的科目余额表和凭证列表（Excel、CSV），以及国标数据文件（XML，或 CSV 的压缩包）；别的软件的，各栏由您指定一次。先预览，看到什么就导入什么。`}
      title="从其他软件导入"
    >
      {ledger.isStarted ? (
        <p className="soft">账套已启用：可以导入历史凭证（在自己开始记账以前）。期初余额已经不能改。</p>
      ) : (
        <p className="soft">账套还没有启用：请先导入科目余额表作为期初余额，核对后启用，再导入历史凭证。</p>
      )}
      {canMove && file === null && (
        <FileDrop
          accept=".xls,.xlsx,.csv,.txt,.xml,.zip"
          hint="科目余额表或凭证列表，一次一个文件"
          onFile={setFile}
          title="把原软件导出的文件拖到这里，或点击选择"
        />
      )}
      {file !== null && (
        <ImportBody
          file={file}
          key={file.name}
          ledger={ledger}
          onDone={() => {
            setFile(null);
            setTurn(turn + 1);
          }}
        />
      )}
      <ImportList key={`${ledger.id}/${turn}`} ledgerId={ledger.id} turn={turn} />
    </PageFrame>
  );
};
