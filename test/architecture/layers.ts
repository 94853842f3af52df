/** The table "Who may import whom" of ARCHITECTURE.md as data: what the tests here hold the sources and the tools to. */

/** The stages of the domain in the order the money flows; a stage sees itself and the ones before it. */
export const stages = [
  "core",
  "books",
  "people",
  "bank",
  "funds",
  "caps",
  "claims",
  "vouchers",
  "checks",
  "packs",
  "posting",
  "reports",
  "audit",
] as const;

export type Layer = {
  readonly folder: string;
  /** What it may import of ours: a folder, a folder and all below it, or one file. */
  readonly sees: readonly string[];
  /** Layers it sees one file of only, by that file. The compiler cannot be so fine; the linter is. */
  readonly seesFile?: readonly string[];
  readonly usesNode: boolean;
  readonly packages: readonly string[];
};

const stageLayers: readonly Layer[] = stages.map((stage, index) => ({
  folder: `db/domain/${stage}`,
  sees: stages.slice(0, index + 1).map((seen) => `db/domain/${seen}`),
  usesNode: false,
  packages: [],
}));

const open = ["db/store/open.ts"];

export const layers: readonly Layer[] = [
  ...stageLayers,
  { folder: "db/contract", sees: ["db/contract", "db/domain"], usesNode: false, packages: ["zod"] },
  {
    folder: "db/store",
    sees: ["db/store", "db/domain", "migrations"],
    usesNode: true,
    packages: ["kysely", "better-sqlite3", "zod", "sm-crypto-v2"],
  },
  {
    folder: "db/files",
    sees: ["db/files", "db/domain"],
    usesNode: true,
    packages: [
      "exceljs",
      "@e965/xlsx",
      "papaparse",
      "fast-xml-parser",
      "iconv-lite",
      "fflate",
      "pinyin-pro",
      "pdfkit",
      "uqr",
      "zod",
      "sm-crypto-v2",
      "pdfjs-dist",
      "ofx-js",
      "@zip.js/zip.js",
    ],
  },
  {
    folder: "db/flow",
    sees: ["db/flow", "db/domain", "db/contract", "db/store", "db/files"],
    usesNode: false,
    packages: [],
  },
  {
    folder: "db/api",
    sees: ["db/api", "db/domain", "db/contract", "db/flow"],
    seesFile: open,
    usesNode: true,
    packages: ["zod", "sm-crypto-v2"],
  },
  {
    folder: "db/host",
    sees: ["db/host", "db/domain", "db/contract", "db/flow", "db/api"],
    seesFile: open,
    usesNode: true,
    packages: ["zod"],
  },
  {
    folder: "db/cli",
    sees: ["db/cli", "db/domain", "db/contract", "db/flow", "db/api", "db/host", "fixtures"],
    seesFile: open,
    usesNode: true,
    packages: ["zod"],
  },
  {
    folder: "electron",
    sees: ["electron", "db/contract", "db/api", "db/host"],
    seesFile: open,
    usesNode: true,
    packages: ["electron", "zod"],
  },
  {
    folder: "renderer",
    sees: ["renderer", "db/domain", "db/contract"],
    usesNode: false,
    packages: [
      "react",
      "react-dom",
      "antd",
      "@ant-design/icons",
      "zustand",
      "echarts",
      "dayjs",
      "zod",
      "pinyin-pro",
      "pdfjs-dist",
      "@fontsource-variable/noto-sans-sc",
    ],
  },
  { folder: "migrations", sees: ["migrations"], usesNode: false, packages: [] },
  // Generators write statement files in the containers and encodings of the banks, with the formats' own packages.
  {
    folder: "fixtures",
    sees: ["fixtures", "db/domain", "db/contract", "db/files"],
    usesNode: true,
    packages: ["@e965/xlsx", "fflate", "iconv-lite", "@zip.js/zip.js"],
  },
];

/** Folders that may import everything: what is tested, and what builds it. */
export const openFolders = ["test", "scripts"] as const;

/** True when the path is the folder itself or lies below it. */
export const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

export const maySee = (layer: Layer, path: string): boolean =>
  layer.sees.some((folder) => isWithin(folder, path)) || (layer.seesFile ?? []).includes(path);

export const mayUsePackage = (layer: Layer, specifier: string): boolean =>
  layer.packages.some((name) => isWithin(name, specifier));
