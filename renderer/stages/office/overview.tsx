import { PageFrame } from "#renderer/ui/page-frame.tsx";

export const Overview = () => <PageFrame title="首页">……</PageFrame>;
