/**
 * HTTP as the server's features see it: routes as values, requests that are judged before a handler sees them, replies as values. The
 * only package that knows the web server's library; it knows no feature.
 */
package dev.rubicon.server.web;
