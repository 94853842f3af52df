import type { ReactNode } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { approvalWords, documentWords } from "#renderer/words/labels.ts";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import type { VoucherDetail } from "./grid-content.ts";
import "./paper.css";

const signed = (name: string | null, moment: string | null): string =>
  name === null || moment === null ? "—" : `${name}　${momentText(moment)}`;

const documentText = (document: VoucherDetail["documents"][number]): string =>
  [
    documentWords[document.kind],
    document.number === "" ? "" : `号码 ${document.number}`,
    document.onDate ?? "",
    document.amountFen === null ? "" : `${moneyText(document.amountFen)} 元`,
    document.party,
    document.buyer === "" ? "" : `购买方 ${document.buyer}`,
    document.handler === "" ? "" : `经手人 ${document.handler}`,
    document.units === null ? "" : `人数或数量 ${String(document.units)}`,
    document.note,
  ]
    .filter((part) => part !== "")
    .join("，");

type RowProps = { readonly name: string; readonly children: ReactNode };

const Row = ({ name, children }: RowProps) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const EachLine = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.length === 0 ? "—" : null}
    {lines.map((line, at) => (
      <div key={`${String(at)}${line}`}>{line}</div>
    ))}
  </>
);

/** Who did what when, and everything a voucher points at: papers, approvals, resolutions, bank lines, corrections, its hash. */
export const VoucherFacts = ({ voucher }: { readonly voucher: VoucherDetail }) => {
  const open = usePlace((state) => state.open);
  const claim = useQuery("claim.ofVoucher", { voucherId: voucher.id }).data?.claim ?? null;
  const toVoucher = (id: string, text: string) => (
    <PaperLink
      key={id}
      onClick={() => {
        open("voucher", { id });
      }}
    >
      {text}
    </PaperLink>
  );
  return (
    <dl className="voucher-facts">
      <Row name="制单">{signed(voucher.preparedByName, voucher.preparedAt)}</Row>
      <Row name="审核">{signed(voucher.reviewedByName, voucher.reviewedAt)}</Row>
      <Row name="记账">{signed(voucher.postedByName, voucher.postedAt)}</Row>
      {voucher.importedFrom === null || voucher.importedFrom === undefined ? null : (
        <Row name="导入自">{voucher.importedFrom}</Row>
      )}
      {voucher.correctsId === null ? null : <Row name="更正的凭证">{toVoucher(voucher.correctsId, "查看原凭证")}</Row>}
      {voucher.correctedByIds.length === 0 ? null : (
        <Row name="已被更正">
          {voucher.correctedByIds.map((id, at) => (
            <div key={id}>{toVoucher(id, `查看第 ${String(at + 1)} 张更正凭证`)}</div>
          ))}
        </Row>
      )}
      {claim === null ? null : (
        <Row name="报账单">
          <PaperLink
            onClick={() => {
              open("claim", { id: claim.id });
            }}
          >
            {claim.number} {claim.purpose}
          </PaperLink>
        </Row>
      )}
      <Row name="单据">
        <EachLine lines={voucher.documents.map(documentText)} />
      </Row>
      <Row name="村级审批">
        <EachLine
          lines={voucher.approvals.map(({ role, name, onDate }) => `${approvalWords[role]}　${name}　${onDate}`)}
        />
      </Row>
      <Row name="关联决议">
        {voucher.resolutions.length === 0 ? "—" : null}
        {voucher.resolutions.map((resolution) => (
          <div key={resolution.id}>
            <PaperLink
              onClick={() => {
                open("resolution", { id: resolution.id });
              }}
            >
              {resolution.number} {resolution.title}
            </PaperLink>
            {resolution.isWaiting ? "　（待复核，复核后凭证才能审核）" : ""}
          </div>
        ))}
      </Row>
      <Row name="银行流水">
        <EachLine
          lines={voucher.bankLines.map((line) =>
            [line.onDate, `${moneyText(line.amountFen)} 元`, line.counterparty, line.summary]
              .filter((part) => part !== "")
              .join("　"),
          )}
        />
      </Row>
      {voucher.hash === null ? null : (
        <Row name="凭证指纹">
          <span className="fingerprint">{voucher.hash}</span>
        </Row>
      )}
    </dl>
  );
};
