import type { OpenPdf, PagePicture } from "./pdf-pages.ts";

const printerDots = 300;

const styleFor = ({ widthMm, heightMm }: PagePicture): string => `
  @page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
  @media print {
    body > *:not(.print-pages) { display: none !important; }
    .print-pages { display: block !important; }
    .print-pages img { display: block; break-after: page; width: ${widthMm}mm; height: ${heightMm - 0.2}mm; }
  }
  .print-pages { display: none; }`;

const loaded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined);

/**
 * Hands every page to the printer in its true size: drawn as pictures on pages without margins, so that it comes out the
 * same from every browser. `report` is told of pages drawn. Resolves when the print dialog is closed.
 */
export const printPages = async (pdf: OpenPdf, report: (done: number) => void): Promise<void> => {
  const frame = document.createElement("div");
  frame.className = "print-pages";
  const style = document.createElement("style");
  const pictures: PagePicture[] = [];
  for (let number = 1; number <= pdf.pageCount; number += 1) {
    pictures.push(await pdf.draw(number, printerDots));
    report(number);
  }
  const [first] = pictures;
  if (first === undefined) return;
  style.textContent = styleFor(first);
  const images = pictures.map(({ address, widthMm, heightMm }) => {
    const image = document.createElement("img");
    image.src = address;
    image.alt = "";
    // A page turned the other way than the first keeps its own shape.
    image.style.aspectRatio = `${widthMm} / ${heightMm}`;
    frame.append(image);
    return image;
  });
  document.head.append(style);
  document.body.append(frame);
  try {
    await Promise.all(images.map(loaded));
    window.print();
  } finally {
    frame.remove();
    style.remove();
    for (const { address } of pictures) URL.revokeObjectURL(address);
  }
};
