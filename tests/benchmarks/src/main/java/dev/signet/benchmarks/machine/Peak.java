package dev.signet.benchmarks.machine;

import dev.signet.benchmarks.measure.Contest;

/**
 * A loop over registers alone: no layer that works by the same instructions can be faster.
 *
 * @param name for people
 * @param popcount whether it is xor, popcount and add; else it is the fused multiply-add
 * @param operations of one call, 2 per multiplication
 * @param work the loop, about a tenth of a millisecond
 */
public record Peak(String name, boolean popcount, double operations, Contest.Work work) {}
