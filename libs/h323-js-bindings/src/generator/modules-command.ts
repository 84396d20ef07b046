/** Prints the folder of the ASN.1 modules, after fetching them when they are not there: `node src/generator/modules-command.ts`. */
import { fetchModules } from './modules.ts';

console.log(fetchModules());
