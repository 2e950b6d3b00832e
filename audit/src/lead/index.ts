export { checkedOrigin, type LeadTool, type LeadToolOptions, startLeadTool } from './lead-tool.ts';
export { leadMain } from './main.ts';
export { releaseSha256 } from './release.ts';
