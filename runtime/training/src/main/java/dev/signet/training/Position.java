package dev.signet.training;

import dev.signet.training.listen.EpochReport;
import java.util.ArrayList;
import java.util.List;

/** How far one call of fit has come, between two steps: what its reports are made from. */
final class Position {
  /** Of the epochs done, in order. */
  final List<EpochReport> reports = new ArrayList<>();

  /** Steps done of the current epoch. */
  int step;

  /** Over the current epoch, weighted by examples. */
  double loss;

  /** Examples of the current epoch. */
  long seen;

  /** Of those, answered rightly. */
  long correct;

  /** The rate of the last step. */
  float rate;

  /** The best epoch, where it is kept. */
  Best best;

  /** The current epoch, from 1; after the last one, one more. */
  int epoch() {
    return reports.size() + 1;
  }

  /** After a step. */
  void add(double mean, int examples, int right, float rate) {
    step++;
    loss += mean * examples;
    seen += examples;
    correct += right;
    this.rate = rate;
  }

  double meanLoss() {
    return loss / seen;
  }

  double accuracy() {
    return (double) correct / seen;
  }

  /** After an epoch and its validation. */
  void end(EpochReport report) {
    reports.add(report);
    step = 0;
    loss = 0;
    seen = 0;
    correct = 0;
  }
}
