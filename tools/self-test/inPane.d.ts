import type { FrameLocator, Page } from 'playwright-core';

export function runInPane(pane: FrameLocator): Promise<void>;
export function saveFromPane(page: Page, pane: FrameLocator, folder: string): Promise<string[]>;
