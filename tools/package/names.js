/** Names that stay as they are from the first release on (docs/decisions/0018-packages.md); tests compare them with the files in packaging. */
module.exports = {
  /** The package on Linux, and its folder in /opt/apps. */
  APP_ID: 'io.github.kaoping',
  /** The add-in in WPS. */
  WPS_NAME: 'kaoping',
  /** Where WPS on Linux finds its pages. */
  WPS_URL: 'http://127.0.0.1:18950/wps/',
  /** The share catalogue in Excel's registry. */
  CATALOGUE_ID: '{1b0f6ae2-3f0c-4f35-9d0a-6f1c2e7d5a84}',
};
