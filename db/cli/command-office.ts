import { rmSync } from "node:fs";
import { noLedger } from "#api/desk.ts";
import { asPerson, askerOf, withDesk } from "./at-desk.ts";
import {
  finished,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { readNamedFile, writeWhole } from "./files.ts";
import { newPassword, ownPassword, readPassword } from "./password.ts";

const init = async (given: Given): Promise<Outcome> => {
  const [ledgerPath, name, code] = [given.text("ledger"), given.text("township"), given.text("code")];
  const [login, personName] = [given.text("admin"), given.text("admin-name")];
  if (ledgerPath === undefined || name === undefined || code === undefined)
    return misused("init 需要 --ledger 文件 --township 乡镇名称 --code 编号。");
  if (login === undefined || personName === undefined) return misused("init 需要 --admin 登录名 --admin-name 姓名。");
  const password = await readPassword(given, ownPassword);
  if (password === undefined) return misused("没有密码：请设环境变量 XZ_PASSWORD，或用 --password-file 文件。");
  let isCreated = false;
  const outcome = await withDesk({ ledgerPath, isNew: true }, async (desk) => {
    isCreated = true;
    const township = { name, code, divisionCode: given.text("division") ?? "" };
    const founded = await askerOf(desk, () => null)("office.found", {
      township,
      administrator: { login, name: personName, password },
    });
    if (!founded.ok) return refusedBy(founded.failure);
    const value = { ledgerPath, township, administrator: founded.value.person };
    return finished(value, `已建立 ${name}，账本 ${ledgerPath}，管理员 ${personName}（${login}）。`);
  });
  // A refused founding leaves no empty ledger behind that the next try would stumble over.
  if (!outcome.ok && isCreated)
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${ledgerPath}${suffix}`, { force: true });
  return outcome;
};

const template = (path: string): Promise<Outcome> =>
  withDesk({ ledgerPath: noLedger, isNew: true }, async (desk) => {
    const reply = await askerOf(desk, () => null)("setup.template", {});
    if (!reply.ok) return refusedBy(reply.failure);
    const written = writeWhole(path, Buffer.from(reply.value.bytes, "base64"));
    return written.ok ? finished({ path }, `已写出空白建账表 ${path}。填好后：xz setup ${path}`) : written;
  });

const setup = async (given: Given): Promise<Outcome> => {
  const templatePath = given.text("template");
  if (templatePath !== undefined) return template(templatePath);
  const [path] = given.words;
  if (path === undefined) return misused("请给出建账表：xz setup 文件.xlsx");
  const file = readNamedFile(path);
  if (!file.ok) return file;
  return asPerson(given, async (ask) => {
    const reply = await ask("setup.load", { file: file.value });
    if (!reply.ok) return refusedBy(reply.failure);
    const { villages, ledgers, accounts, items, categories, bankAccounts, openings, persons } = reply.value;
    return finished(
      reply.value,
      `已载入：村 ${villages}，账套 ${ledgers}，明细科目 ${accounts}，辅助项目 ${items}，支出分类 ${categories}，` +
        `银行账户 ${bankAccounts}，期初 ${openings}，人员 ${persons}。`,
    );
  });
};

const changePassword = async (given: Given): Promise<Outcome> => {
  const [current, password] = [await readPassword(given, ownPassword), await readPassword(given, newPassword)];
  if (current === undefined || password === undefined)
    return misused(
      "请用 XZ_PASSWORD 与 XZ_NEW_PASSWORD（或 --password-file、--new-password-file）给出原密码与新密码。",
    );
  return asPerson(given, async (ask, person) => {
    const { id, name } = person;
    const reply = await ask("person.setPassword", { id, current, password });
    return reply.ok ? finished({ id }, `${name}的密码已修改。`) : refusedBy(reply.failure);
  });
};

export const officeCommands: readonly Command[] = [
  {
    name: "init",
    usage: "init --ledger 文件 --township 名称 --code 编号 [--division 区划代码] --admin 登录名 --admin-name 姓名",
    summary: "新建账本和乡镇，设第一名管理员",
    options: {
      ledger: text,
      township: text,
      code: text,
      division: text,
      admin: text,
      "admin-name": text,
      "password-file": text,
    },
    run: init,
  },
  {
    name: "setup",
    mostWords: 1,
    usage: "setup 文件.xlsx --ledger 文件 --user 登录名 | setup --template 空白表.xlsx",
    summary: "载入建账表（全部或全不），或写出空白表",
    options: { ...personOptions, template: text },
    run: setup,
  },
  {
    name: "password",
    usage: "password --ledger 文件 --user 登录名 [--new-password-file 文件]",
    summary: "修改自己的密码",
    options: { ...personOptions, "new-password-file": text },
    run: changePassword,
  },
];
