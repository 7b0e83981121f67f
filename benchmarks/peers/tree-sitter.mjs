// A peer for benchmarks/run parsing: any grammar of tree-sitter that has been compiled to WebAssembly.
// Arguments: the folder of the npm package web-tree-sitter, the grammar's .wasm, and a file with one path a line.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [runtime, grammar, list] = process.argv.slice(2);
const { Parser, Language } = await import(pathToFileURL(`${runtime}/tree-sitter.js`));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

// Decoding is done once, outside of what is measured.
const utf16 = (bytes) => bytes.length > 1 && bytes[0] === 0xff && bytes[1] === 0xfe;
const texts = readFileSync(list, 'utf8').split('\n').filter(Boolean).map((path) => {
    const bytes = readFileSync(path);
    return new TextDecoder(utf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes);
});
console.log('ready');

for await (const line of createInterface({ input: process.stdin })) {
    let faulty = 0;
    for (const text of texts) {
        const tree = parser.parse(text);
        faulty += tree.rootNode.hasError ? 1 : 0;
        tree.delete();
    }
    console.log(`${line} ${texts.length} files, ${faulty} with errors`);
}
