// SPDX-License-Identifier: BSL-1.0
// Recalculates sheets with HyperFormula and holds every formula against the value that stood beside it, to the last bit:
//   node hyperformula.js MODULES < sheets.json
const { HyperFormula } = require(require('path').join(process.argv[2], 'hyperformula'));
const { sheets, names, expected } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const exact = { licenseKey: 'gpl-v3', precisionEpsilon: 0, smartRounding: false };
const engine = HyperFormula.buildFromSheets(sheets, exact, names.map(([name, expression]) => ({ name, expression })));
let differ = 0;
for (const [sheet, row, col, formula, value] of expected) {
  const got = engine.getCellValue({ sheet: engine.getSheetId(sheet), row, col });
  const same = got !== null && typeof got === 'object' ? got.value === value : Object.is(got, value);
  if (same) continue;
  differ += 1;
  console.log(`${sheet} ${row + 1} ${col + 1}: ${formula} is ${typeof got === 'object' ? JSON.stringify(got) : got}, written as ${value}`);
}
console.log(`${expected.length} formulas, ${differ} differ`);
process.exit(differ === 0 ? 0 : 1);
