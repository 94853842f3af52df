import { Pagination } from "antd";

type Props = {
  readonly total: number;
  readonly skip: number;
  readonly pageSize: number;
  /** What is counted: 行, 笔. */
  readonly unit: string;
  readonly onSkip: (skip: number) => void;
};

/** Pixels a pager takes below a table. */
export const pagerHeight = 52;

/** Leads through the pages of a long list; nothing for one page. */
export const Pager = ({ total, skip, pageSize, unit, onSkip }: Props) =>
  total <= pageSize ? null : (
    <Pagination
      current={Math.floor(skip / pageSize) + 1}
      onChange={(page) => onSkip((page - 1) * pageSize)}
      pageSize={pageSize}
      showSizeChanger={false}
      showTotal={(count) => `共 ${count} ${unit}`}
      style={{ marginTop: 12 }}
      total={total}
    />
  );
