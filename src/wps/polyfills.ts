/** What our scripts and those of the libraries use and Chromium 69 does not have; each stands aside for the browser's own. */
import 'core-js/modules/es.array.at';
import 'core-js/modules/es.global-this';
import 'core-js/modules/es.object.from-entries';
import 'core-js/modules/es.object.has-own';
import 'core-js/modules/es.promise.all-settled';
import 'core-js/modules/es.string.at-alternative';
import 'core-js/modules/es.string.match-all';
import 'core-js/modules/es.string.replace-all';
import 'core-js/modules/web.queue-microtask';
import './weakRef';
