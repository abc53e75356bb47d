/** Which way this Electron forks our services. */
import { utilityProcess } from 'electron';
import { forkedBy, type OpenLink } from './link.ts';

/** The first Node-API version better-sqlite3's prebuilt binaries need. */
const NODE_API_NEEDED = 10;

/** Forks as a utility process of Electron's own. */
export const utilityLink: OpenLink = (script, flags, { take, onExit }) => {
  const child = utilityProcess.fork(script, [], { serviceName: 'Dayang', stdio: 'inherit', execArgv: [...flags] });
  child.on('message', take);
  child.once('exit', onExit);
  return { send: (request) => child.postMessage(request), kill: () => child.kill() };
};

/** Forks a service: as Electron's own utility process, or under a Node 24 where this Electron's Node is older. */
export const openServiceLink: OpenLink = (script, flags, receiver) => {
  if (Number(process.versions['napi'] ?? 0) >= NODE_API_NEEDED) return utilityLink(script, flags, receiver);
  const node = process.env['DAYANG_NODE'];
  if (node === undefined) throw new Error('DAYANG_NODE must name a Node 24 for this Electron');
  // What this Electron does not listen to is not for a Node of its services either.
  const { ELECTRON_RUN_AS_NODE: _runAs, NODE_OPTIONS: _options, ...environment } = process.env;
  return forkedBy(node, environment)(script, flags, receiver);
};
