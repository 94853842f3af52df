import { bytesFromBase64 } from "#renderer/ui/download-bytes.ts";

/** One page of a PDF as a picture, and how large it is on paper. */
export type PagePicture = { readonly address: string; readonly widthMm: number; readonly heightMm: number };

const mmOf = (points: number): number => (points * 25.4) / 72;

const pictureOf = (canvas: HTMLCanvasElement): Promise<string> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("no picture of the page"));
      else resolve(URL.createObjectURL(blob));
    }, "image/png");
  });

/** Opens a PDF for drawing; its reader is loaded when the first one is shown. */
export const openPdf = async (base64: string) => {
  const [{ getDocument, GlobalWorkerOptions }, { default: PdfWorker }] = await Promise.all([
    import("pdfjs-dist"),
    import("pdfjs-dist/build/pdf.worker.min.mjs?worker"),
  ]);
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  const task = getDocument({ data: bytesFromBase64(base64), useSystemFonts: false });
  const document_ = await task.promise;
  return {
    pageCount: document_.numPages,
    /** Draws one page (from 1) with so many dots an inch. */
    draw: async (number: number, dotsPerInch: number): Promise<PagePicture> => {
      const page = await document_.getPage(number);
      const size = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: dotsPerInch / 72 });
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const address = await pictureOf(canvas);
      return { address, widthMm: mmOf(size.width), heightMm: mmOf(size.height) };
    },
    close: () => {
      void task.destroy();
    },
  };
};

export type OpenPdf = Awaited<ReturnType<typeof openPdf>>;
