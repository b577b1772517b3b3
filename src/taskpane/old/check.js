/* global Office, XMLHttpRequest, document, location, window */
// Read by every webview, however old: ES5 only. In one that cannot run the pane, the page says so, and so do the buttons.
(function () {
  var isNew =
    typeof Promise === 'function' &&
    typeof globalThis === 'object' &&
    typeof Object.hasOwn === 'function' &&
    typeof Array.prototype.at === 'function' &&
    typeof String.prototype.replaceAll === 'function';
  if (isNew) {
    return;
  }
  var words = 'unsupported.html';
  // The names of the manifest.
  var buttons = ['recalculate', 'summarise', 'undo'];

  function tell(event) {
    var url = location.href.replace(/[^/]*([?#].*)?$/, '') + words;
    try {
      if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) {
        Office.addin.showAsTaskpane();
      } else {
        Office.context.ui.displayDialogAsync(url, { height: 40, width: 40 });
      }
    } finally {
      event.completed();
    }
  }

  // The page stays what it is: where Excel runs the buttons in it, they must not go with it.
  var root = document.getElementById('root');
  root.parentNode.removeChild(root);
  var request = new XMLHttpRequest();
  request.open('GET', words);
  request.onload = function () {
    document.body.innerHTML = request.responseText
      .replace(/^[\s\S]*(<style>[\s\S]*<\/style>)/, '$1')
      .replace(/<\/?(head|body|html)>/g, '');
  };
  request.send();
  // office.js is there by then, and tells Excel afterwards that the buttons can be pressed.
  document.addEventListener('DOMContentLoaded', function () {
    if (!window.Office || !Office.actions) {
      return;
    }
    buttons.forEach(function (button) {
      Office.actions.associate(button, tell);
    });
    // Without it office.js does not begin.
    Office.onReady();
  });
})();
