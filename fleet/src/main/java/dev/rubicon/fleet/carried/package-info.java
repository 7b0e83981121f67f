/** What is carried to a machine without a network so that it installs there. Knows neither where it is written nor by whom. */
package dev.rubicon.fleet.carried;
