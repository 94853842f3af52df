import type { SetupLayout } from "./setup/layout.ts";
import { postKinds, postNames } from "./village-posts.ts";
import type { Words } from "./setup/words.ts";
import type { PostKind } from "./village-posts.ts";

/** 职务 as people write them in the form. */
export const postWords: Words<PostKind> = postKinds.map((kind) => [postNames[kind], kind] as const);

const needed = (header: string, width: number, note: string) => ({ header, width, note, isRequired: true });
const optional = (header: string, width: number, note: string) => ({ header, width, note, isRequired: false });
const tailNote = "身份证号码的最后四位，末位是 X 的写大写 X。同村有同名的人时必填。程序不保存完整的身份证号码。";

/** The sheets of the form for 人员与职务, as data: the template is written from it and the reader reads by it. */
export const villagerLayouts = {
  people: {
    name: "人员与职务",
    purpose: "每人每个职务一行；一个人有几个职务就写几行，姓名和身份证后四位写成一样。",
    columns: [
      needed("姓名", 14, "最多 40 个字。"),
      optional("身份证后四位", 14, tailNote),
      optional("电话", 16, "请设为文本格式。"),
      optional("开户银行", 24, "最多 60 个字。"),
      optional("银行账号", 26, "本人的收款账号，全部数字。请设为文本格式，否则长账号会丢失末尾数字。"),
      optional("户名或户号", 16, "同一户的人写成一样，用来看一户领了几份。"),
      { ...needed("职务", 16, "从下拉框选择。"), words: postKinds.map((kind) => postNames[kind]) },
      optional("职务全称", 18, "本村的叫法与下拉框不同的，写在这里。"),
      needed("任职起", 14, "例如 2026-01-01。"),
      optional("任职止", 14, "还在任的不填。"),
      optional("任职依据", 26, "选举结果公告、任命文件等。"),
      optional("备注", 20, "最多 200 个字。"),
    ],
    samples: [
      ["示例：王建国", "1234", "13800000000", "青禾农商行", "6228000000000000", "王建国户", "村主任", "", "2026-01-01"],
    ],
  },
  relations: {
    name: "关联人",
    purpose: "干部申报的近亲属和有利益关系的单位，每个一行。没有的不用填。",
    mayLack: true,
    columns: [
      needed("干部姓名", 14, "与“人员与职务”里的姓名一致，也可以是已经登记的人。"),
      optional("身份证后四位", 14, "干部本人的身份证后四位。"),
      needed("关联人或单位", 26, "姓名或单位全称，最多 80 个字。"),
      needed("关系", 14, "例如：配偶、父子、兄弟、控股企业。"),
      optional("电话", 16, "请设为文本格式。"),
      optional("银行账号", 26, "全部数字。请设为文本格式。"),
      optional("备注", 24, "最多 200 个字。"),
    ],
    samples: [["示例：王建国", "1234", "王记建材店", "配偶开办", "", "", ""]],
  },
} as const satisfies Readonly<Record<string, SetupLayout>>;

export const villagerSheets: readonly SetupLayout[] = Object.values(villagerLayouts);
