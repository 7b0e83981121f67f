/** What the server says about itself: whether it is well, what it counts, and its log. */
package dev.rubicon.server.observe;
