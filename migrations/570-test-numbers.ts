import type { Migration } from "./migration.ts";

/**
 * The numbers of the split test and of old bank items have versions from here on. What an office had put among its settings
 * stays what its first version goes by, and never changes again: quarters tested with it keep their findings.
 */
export const testNumbers: Migration = {
  version: 570,
  name: "test numbers",
  sql: `
create trigger setting_of_a_test_never_changes before update on setting
  when old.name in ('splitThresholdFen', 'splitWindowDays', 'justUnderShare', 'oldItemDays')
  begin select raise(abort, 'numbers of the exception tests have versions'); end;
create trigger setting_of_a_test_is_kept before delete on setting
  when old.name in ('splitThresholdFen', 'splitWindowDays', 'justUnderShare', 'oldItemDays')
  begin select raise(abort, 'numbers of the exception tests have versions'); end;
create trigger setting_of_a_test_has_versions before insert on setting
  when new.name in ('splitThresholdFen', 'splitWindowDays', 'justUnderShare', 'oldItemDays')
  begin select raise(abort, 'numbers of the exception tests have versions'); end;
`,
};
