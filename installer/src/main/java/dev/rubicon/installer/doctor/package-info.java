/**
 * What an operator has to know at three in the morning: checks of the machine, the repository and the instances, each with what to
 * do. Only reads.
 */
package dev.rubicon.installer.doctor;
