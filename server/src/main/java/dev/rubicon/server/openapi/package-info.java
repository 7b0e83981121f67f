/** What the server can be asked for, as an OpenAPI document: made of its routes and of what is written of them beside. */
package dev.rubicon.server.openapi;
