// SPDX-License-Identifier: BSL-1.0
// node run.mjs PROGRAM.wasm: runs it by WASI, in the folder it is called from. Of a program of tests each test runs alone, for a
// throw ends the program: those are not tried. Ends with Catch2's line.
import { readFileSync, mkdtempSync, openSync, readFileSync as read } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const folder = mkdtempSync(join(tmpdir(), 'wasi-'));

// What the program printed, what it said on its error stream, and its return code: none where it was ended.
function run(args) {
  const [out, err] = ['out', 'err'].map((name) => join(folder, name));
  const wasi = new WASI({ version: 'preview1', args: ['program', ...args], preopens: { '/': '/', '.': '.' }, returnOnExit: true,
                          stdout: openSync(out, 'w'), stderr: openSync(err, 'w') });
  let code;
  try {
    code = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
  } catch (ended) {
    if (!(ended instanceof WebAssembly.RuntimeError)) throw ended;
  }
  return { code, out: read(out, 'utf8'), err: read(err, 'utf8') };
}

const whole = run([]);
if (!whole.out.includes('Catch v') && whole.code !== undefined) {
  process.stdout.write(whole.out);
  process.stderr.write(whole.err);
  process.exit(whole.code);
}
const names = run(['--list-test-names-only']).out.split('\n').filter((name) => name !== '');
if (names.length === 0) {
  process.stdout.write(whole.out);
  process.stderr.write(whole.err);
  process.exit(1);
}
let passed = 0, thrown = 0, failed = 0;
for (const name of names) {
  const one = run([name.replace(/[\\,\[\]]/g, '\\$&')]);
  if (one.code === 0) passed += 1;
  else if (one.err.includes('thrown: ')) thrown += 1;
  else failed += 1, process.stdout.write(`FAILED: ${name}\n${one.out}${one.err}\n`);
}
console.log(`${thrown} tests end at a throw`);
console.log(failed === 0 ? `All tests passed (alone, in ${passed} test cases)` : `test cases: ${passed + failed} | ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
