const { dataModule } = require('./data-modules.js');

module.exports = { process: (text, file) => ({ code: dataModule(file, text) }) };
