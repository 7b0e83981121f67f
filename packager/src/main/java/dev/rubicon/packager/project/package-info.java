/**
 * Packages of projects that are described by a gocurrent.json. Decides what its targets, variables and rules mean and which files it may
 * name: it comes from strangers, and nothing outside of its project is read or written for it. Runs none of its scripts.
 */
package dev.rubicon.packager.project;
