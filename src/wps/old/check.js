/* global location */
// Read by every browser that a WPS may hold, however old: ES5 only. One that cannot run the pane gets a page that says so.
(function () {
  // Chromium 69 is the first with it.
  if (typeof Array.prototype.flat !== 'function') {
    location.replace('unsupported.html');
  }
})();
