import { deliverAsset, revalueAsset } from "#flow/asset-changes.ts";
import { disposeAsset } from "#flow/asset-disposal.ts";
import { countAssets, listCounts, settleCount } from "#flow/asset-counts.ts";
import { depreciate, depreciateMany } from "#flow/asset-depreciation.ts";
import { assetTemplate, importAssets } from "#flow/import-assets.ts";
import { listAssetEvents, listAssets, saveAsset, transferAsset } from "#flow/assets.ts";

export const assetHandlers = {
  "asset.list": listAssets,
  "asset.events": listAssetEvents,
  "asset.save": saveAsset,
  "asset.depreciate": depreciate,
  "asset.depreciateMany": depreciateMany,
  "asset.transfer": transferAsset,
  "asset.revalue": revalueAsset,
  "asset.dispose": disposeAsset,
  "asset.count": countAssets,
  "asset.counts": listCounts,
  "asset.settleCount": settleCount,
  "asset.deliver": deliverAsset,
  "asset.template": assetTemplate,
  "asset.import": importAssets,
};
