#!/usr/bin/env node
// Whoever reads us may stop early (opencvi … | head -1): what is left unsaid is no fault of ours
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// node:sqlite came without a flag in 22.13; everything else is loaded only once that is sure
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`OpenCVI needs Node 22.13 or newer; this is ${process.versions.node}. "npm start" brings its own.\n`);
  process.exitCode = 1;
} else {
  const { runCli } = await import('./cli/run-cli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}

export {};
