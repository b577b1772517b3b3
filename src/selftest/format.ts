/** By what a report of a self-test is known. */

/** What a report says of itself. */
export const REPORT_FORMAT = 'kaoping-self-test';
/** Goes up when older programs can no longer read it. */
export const REPORT_VERSION = 1;
/** Where the page of a report holds its data. */
export const DATA_ID = 'kaoping-self-test-report';
