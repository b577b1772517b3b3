/* global location */
// Read by every webview, however old: ES5 only. One that cannot run the pane gets a page that says so.
(function () {
  var isNew =
    typeof Promise === 'function' &&
    typeof globalThis === 'object' &&
    typeof Object.hasOwn === 'function' &&
    typeof Array.prototype.at === 'function' &&
    typeof String.prototype.replaceAll === 'function';
  if (!isNew) {
    location.replace('unsupported.html');
  }
})();
