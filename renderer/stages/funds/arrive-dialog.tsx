import { Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { Allocation } from "./allocation-form.ts";

type Props = {
  readonly row: Allocation;
  /** The place of the source among the sources, from 0. */
  readonly source: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** 登记到账: the day the money of a source came to the township, after its division had been decided. */
export const ArriveDialog = ({ row, source, onClose, onDone }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [receivedOn, setReceivedOn] = useState<LocalDate>(today);
  const arrive = useAction("allocation.arrive", { isQuiet: true });
  const given = row.sources[source];
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={arrive.isRunning}
      okText="登记到账"
      onCancel={onClose}
      onOk={() => {
        void (async () => {
          if ((await arrive.run({ id: row.id, source, receivedOn })) !== null) onDone();
        })();
      }}
      open
      title={`登记到账　${row.document}`}
    >
      <FailureAlert failure={arrive.failure} />
      <p>
        {given?.department} {given?.document}　{given === undefined ? "" : moneyText(given.amountFen)}{" "}
        元。日期登记以后不能再改，各村的拨付期限从最后一笔到账那天算起。
      </p>
      <Labelled label="到账日期">
        <DateField latest={today} onChange={(day) => day !== null && setReceivedOn(day)} value={receivedOn} />
      </Labelled>
    </Modal>
  );
};
