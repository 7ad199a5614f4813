package dev.signet.training;

import dev.signet.inference.kernel.Kernels;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sidecar says of training: threads, libraries, and all epochs with their durations. */
final class Sidecar {
  private Sidecar() {}

  static Map<String, Object> members(Training training, List<RunReport> runs) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("network", runs.getLast().run().network());
    members.put("threads", training.threads());
    members.put("kernels", Kernels.selected());
    List<Map<String, Object>> fits = new ArrayList<>();
    for (RunReport run : runs) {
      Map<String, Object> fit = new LinkedHashMap<>();
      fit.put("train_examples", run.run().trainExamples());
      fit.put("validation_examples", run.run().validationExamples());
      fit.put("stopped_early", run.stopped());
      fit.put("seconds", run.seconds());
      fit.put("epochs", run.epochs().stream().map(EpochReport::numbers).toList());
      fits.add(fit);
    }
    members.put("fits", fits);
    return members;
  }
}
