/** The library's worker has no types of its own; it is handed to the library and never called by us. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: unknown;
}
