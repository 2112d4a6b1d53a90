// In a browser, the page index.html?times shows what the program prints. In Node.js, the command is: node main.js times
import { dotnet } from './_framework/dotnet.js';

const page = globalThis.document?.getElementById('output');
if (page)
    console.log = line => page.append(line, '\n');
const args = page ? [location.search.slice(1)] : process.argv.slice(2);
await dotnet.withApplicationArguments(...args).run();
