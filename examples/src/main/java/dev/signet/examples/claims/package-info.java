/** Claims of the papers, tried on CIFAR-10 side by side with small networks. */
package dev.signet.examples.claims;
