/** Whether a line's section stands on the left of an account-form balance sheet. */
export const isAssetSection = (section: string): boolean => section.includes("资产") && !section.includes("负债");
