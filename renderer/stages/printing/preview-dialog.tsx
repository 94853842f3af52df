import { Alert, App, Button, Modal, Pagination, Space, Spin } from "antd";
import { useEffect, useState } from "react";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { openPdf, type OpenPdf, type PagePicture } from "./pdf-pages.ts";
import { usePreview, type Preview } from "./preview-store.ts";
import { printPages } from "./print-pages.ts";
import "./printing.css";

const screenDots = 110;

/** Opens the file of a preview and draws the page that is looked at. */
const usePdf = (preview: Preview | null, number: number) => {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [picture, setPicture] = useState<PagePicture | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    if (preview === null) return undefined;
    let opened: OpenPdf | null = null;
    let isWanted = true;
    const open = async (): Promise<void> => {
      setIsBroken(false);
      opened = await openPdf(preview.file.bytes);
      if (isWanted) setPdf(opened);
      else opened.close();
    };
    open().catch(() => {
      setIsBroken(true);
    });
    return () => {
      isWanted = false;
      opened?.close();
      setPdf(null);
      setPicture(null);
    };
  }, [preview]);
  useEffect(() => {
    if (pdf === null) return undefined;
    let address: string | null = null;
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const drawn = await pdf.draw(number, screenDots);
      address = drawn.address;
      if (isWanted) setPicture(drawn);
      else URL.revokeObjectURL(drawn.address);
    };
    draw().catch(() => {
      if (isWanted) setIsBroken(true);
    });
    return () => {
      isWanted = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [pdf, number]);
  return { pdf, picture, isBroken };
};

const Body = ({ preview, onClose }: { readonly preview: Preview; readonly onClose: () => void }) => {
  const { message } = App.useApp();
  const [number, setNumber] = useState(1);
  const [running, setRunning] = useState("");
  const { pdf, picture, isBroken } = usePdf(preview, number);
  const pages = preview.file.pages ?? pdf?.pageCount ?? 1;
  const save = async (): Promise<void> => {
    setRunning("正在保存");
    const file = await preview.release();
    setRunning("");
    if (file === null) return;
    downloadBytes(file.name, file.bytes);
    void message.success(`已保存 ${file.name}`);
  };
  const print = async (): Promise<void> => {
    setRunning("正在准备打印");
    try {
      const file = await preview.release();
      if (file === null) return;
      const released = await openPdf(file.bytes);
      await printPages(released, (done) => {
        setRunning(`正在准备打印 ${String(done)}/${String(released.pageCount)} 页`);
      });
      released.close();
      onClose();
    } catch {
      void message.error("没能交给打印机。请先保存 PDF，再用看图软件打印，打印时选“实际大小”。");
    } finally {
      setRunning("");
    }
  };
  return (
    <>
      {isBroken ? <Alert showIcon title="这一页画不出来。可以保存 PDF，用别的软件打开。" type="warning" /> : null}
      <div aria-label="打印预览" className="preview-pages">
        {picture === null ? (
          <Spin />
        ) : (
          <img
            alt={`第 ${String(number)} 页`}
            src={picture.address}
            style={{ width: `${String(Math.round((picture.widthMm / 25.4) * 96))}px` }}
          />
        )}
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", marginTop: 12, gap: 12, flexWrap: "wrap" }}>
        <Pagination
          current={number}
          onChange={setNumber}
          pageSize={1}
          showSizeChanger={false}
          showTotal={(total) => `共 ${String(total)} 页`}
          simple
          total={pages}
        />
        <Space>
          <span className="soft">{running === "" ? "打印时缩放请选“实际大小”（100%）。" : `${running}……`}</span>
          <Button onClick={onClose}>关闭</Button>
          <Button disabled={running !== ""} onClick={() => void save()}>
            保存 PDF
          </Button>
          <Button autoFocus disabled={running !== "" || picture === null} onClick={() => void print()} type="primary">
            打印
          </Button>
        </Space>
      </div>
    </>
  );
};

/** 打印预览: the pages as they will come out; printing and saving start from here. */
export const PreviewDialog = () => {
  const { preview, close } = usePreview();
  return (
    <Modal
      destroyOnHidden
      footer={null}
      onCancel={close}
      open={preview !== null}
      style={{ top: 24 }}
      title={preview === null ? "" : `打印预览　${preview.title}`}
      width="min(1180px, 96vw)"
    >
      {preview === null ? null : <Body onClose={close} preview={preview} />}
    </Modal>
  );
};
