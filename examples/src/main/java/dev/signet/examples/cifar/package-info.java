/** Colour pictures and the network that names what is on them. */
package dev.signet.examples.cifar;
