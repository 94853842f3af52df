/** One part of a form: facts beside their names, a text with room for it, a table with a row a line, or places to sign. */
export type FormBlock =
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: "text"; readonly label: string; readonly text: string; readonly leastLines: number }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly { readonly heading: string; readonly widthMm: number; readonly isCentred: boolean }[];
      readonly rows: readonly (readonly string[])[];
      readonly rowMm: number;
    }
  | { readonly kind: "signatures"; readonly labels: readonly string[]; readonly hasSeal: boolean };

/** A form on A4, ready to be signed. Nothing of it comes from the clock: the same record gives the same bytes. */
export type PaperForm = {
  readonly title: string;
  /** Left and right of the line under the title. */
  readonly under: readonly [string, string];
  readonly blocks: readonly FormBlock[];
  /** Left of the page number on every page. */
  readonly footer: string;
};
