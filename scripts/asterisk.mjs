/** Prints the folder of the Asterisk that the end-to-end tests run, which is made first where it is missing. */
import { ensureAsterisk } from './lib/asterisk.mjs';
import { run } from './lib/run.mjs';
import { fail } from './lib/steps.mjs';

ensureAsterisk({ run }).then(folder => console.log(folder), fail);
