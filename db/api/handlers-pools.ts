import { allocatePoolLines, releasePoolLine } from "#flow/pool-allocate.ts";
import { commitPoolStatement, previewPoolStatement, withdrawPoolStatement } from "#flow/pool-import.ts";
import { transferInPool, undoPoolTransfer } from "#flow/pool-transfer.ts";
import { listPools, savePool, showPool } from "#flow/pools.ts";

export const poolHandlers = {
  "pool.list": listPools,
  "pool.save": savePool,
  "pool.show": showPool,
  "pool.preview": previewPoolStatement,
  "pool.commit": commitPoolStatement,
  "pool.withdraw": withdrawPoolStatement,
  "pool.allocate": allocatePoolLines,
  "pool.release": releasePoolLine,
  "pool.transfer": transferInPool,
  "pool.undoTransfer": undoPoolTransfer,
};
