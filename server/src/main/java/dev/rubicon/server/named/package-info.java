/** Named installers: requests that are saved under a name, for whoever installs by that name. */
package dev.rubicon.server.named;
